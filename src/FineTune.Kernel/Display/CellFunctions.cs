using System.Reflection;
using Microsoft.AspNetCore.Html;
using Microsoft.CodeAnalysis;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Formatting;
using Microsoft.DotNet.Interactive.Jupyter;

namespace FineTune.Kernel;

/// <summary>What every cell can call without a using: the names that C# notebooks have always used.</summary>
internal static class CellFunctions
{
    /// <summary>Static classes whose members, extension methods among them, are in scope: display, HTML, input, value.Display() …</summary>
    public static IReadOnlyList<string> Imports { get; } =
    [
        typeof(Microsoft.DotNet.Interactive.Kernel).FullName!, typeof(DisplayExtensions).FullName!, typeof(TopLevelMethods).FullName!,
    ];

    /// <summary>What those members are made of: this kernel and the formatting library.</summary>
    public static IReadOnlyList<Assembly> Assemblies { get; } =
    [
        typeof(CellFunctions).Assembly, typeof(Formatter).Assembly, typeof(IHtmlContent).Assembly,
    ];

    /// <summary>Says whether <paramref name="reference"/> is to one of those assemblies.</summary>
    public static bool IsIn(MetadataReference reference) => Assemblies.Any(assembly => assembly.Location == reference.Display);
}
