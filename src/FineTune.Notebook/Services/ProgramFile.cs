namespace FineTune.Notebook;

/// <summary>Where the finetune program lies, for what a notebook starts beside itself.</summary>
internal static class ProgramFile
{
    private const string Variable = "FINETUNE_PROGRAM";
    private const string Name = "finetune";

    /// <summary>The program and the arguments that start it, before its own.</summary>
    /// <exception cref="FineTuneException">It is nowhere.</exception>
    public static IReadOnlyList<string> Command()
    {
        string[] places =
        [
            .. Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? [named] : Array.Empty<string>(),
            Path.Combine(AppContext.BaseDirectory, $"{Name}.dll"),
            Path.Combine(Path.GetDirectoryName(typeof(ProgramFile).Assembly.Location)!, $"{Name}.dll"),
        ];
        var found = places.FirstOrDefault(File.Exists)
            ?? throw new FineTuneException($"The finetune program was not found. Looked for {string.Join(", ", places.Distinct())}. Set {Variable} to finetune.dll.");
        return found.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) ? [DotnetHost, found] : [found];
    }

    /// <summary>The one that runs this process, where it tells.</summary>
    private static string DotnetHost =>
        Environment.ProcessPath is { } running && Path.GetFileNameWithoutExtension(running).Equals("dotnet", StringComparison.OrdinalIgnoreCase) ? running
        : Environment.GetEnvironmentVariable("DOTNET_ROOT") is { Length: > 0 } root ? Path.Combine(root, "dotnet")
        : "dotnet";
}
