using System.Reflection;
using System.Reflection.PortableExecutable;

namespace FineTune.Kernel;

/// <summary>A program that serves a kernel: the files in one folder.</summary>
public sealed record KernelProgram
{
    /// <summary>Names of the assembly attributes by which a program knows what it was built from.</summary>
    private const string ProjectAttribute = "ProjectFile";
    private const string PropertiesAttribute = "ProjectProperties";

    public required string Folder { get; init; }

    /// <summary>Name of the main assembly, without extension.</summary>
    public required string Name { get; init; }

    public required string Version { get; init; }

    /// <summary>The project that it was built from, when that is on this machine.</summary>
    public string? Project { get; init; }

    /// <summary>What the project was built with: NAME=VALUE pairs between semicolons.</summary>
    public string ProjectProperties { get; init; } = "";

    /// <summary>The program that runs now, <paramref name="main"/> being its main assembly.</summary>
    public static KernelProgram Running(Assembly main)
    {
        var attributes = main.GetCustomAttributes<AssemblyMetadataAttribute>().ToDictionary(attribute => attribute.Key, attribute => attribute.Value);
        return new KernelProgram
        {
            Folder = Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory),
            Name = main.GetName().Name!,
            Version = main.GetName().Version!.ToString(3),
            Project = attributes.GetValueOrDefault(ProjectAttribute) is { } project && File.Exists(project) ? project : null,
            ProjectProperties = attributes.GetValueOrDefault(PropertiesAttribute) ?? "",
        };
    }

    /// <summary>How the program is started: by its own executable, or by dotnet where it comes without one.</summary>
    public IReadOnlyList<string> Command
    {
        get
        {
            var executable = Path.Combine(Folder, OperatingSystem.IsWindows() ? Name + ".exe" : Name);
            return File.Exists(executable) ? [executable] : [DotNet.Host, MainAssembly];
        }
    }

    /// <summary>Compiled ahead of time for this kind of machine, which is what makes it start fast.</summary>
    internal bool IsReadyToRun
    {
        get
        {
            using var file = new PEReader(File.OpenRead(MainAssembly));
            return file.PEHeaders.CorHeader is { ManagedNativeHeaderDirectory.Size: > 0 };
        }
    }

    private string MainAssembly => Path.Combine(Folder, Name + ".dll");
}
