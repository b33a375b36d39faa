using System.Reflection;

namespace FineTune.Kernel;

/// <summary>What cells can see from the start, and what they can ask for.</summary>
public sealed record SessionOptions
{
    /// <summary>Assemblies that every cell sees, beside the .NET framework.</summary>
    public IReadOnlyList<Assembly> References { get; init; } = [];

    /// <summary>Namespaces that need no using.</summary>
    public IReadOnlyList<string> Imports { get; init; } =
    [
        "System", "System.Collections", "System.Collections.Generic", "System.IO", "System.Linq", "System.Text", "System.Threading",
        "System.Threading.Tasks",
    ];

    /// <summary>
    /// Package id to assemblies: what <c>#r "nuget: Id"</c> finds without a download. The assemblies are those already loaded in this
    /// process, and cells see them from the <c>#r</c> line on.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<Assembly>> CarriedPackages { get; init; } =
        new Dictionary<string, IReadOnlyList<Assembly>>();

    /// <summary>Magic commands beside those of the kernel.</summary>
    public IReadOnlyList<Magic> Magics { get; init; } = [];

    /// <summary>
    /// The folder of the notebook, where relative paths in <c>#r "file.dll"</c> and <c>#i "nuget: folder"</c> start, and the search for NuGet.Config.
    /// </summary>
    public string BaseDirectory { get; init; } = Environment.CurrentDirectory;

    /// <summary>What <c>#r "nuget: …"</c> has found is kept here, so that it need not be restored again. The packages are in NuGet's own cache.</summary>
    public string PackageFolder { get; init; } = UserFolder.At("packages");

    /// <summary>
    /// The process exists for this session alone: what native code prints, and what threads throw, is the session's to show, and such
    /// an exception does not end the process.
    /// </summary>
    public bool OwnsProcess { get; init; }

    /// <summary>
    /// With <see cref="OwnsProcess"/>: the file that becomes standard error, is shown under the cells, and tells the cause when the
    /// process dies. Null leaves standard error to whoever started the process.
    /// </summary>
    public string? ErrorLog { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;
}
