namespace FineTune.Kernel;

/// <summary>The <c>dotnet</c> that restores packages: it needs an SDK, which a machine that only runs programs may lack.</summary>
internal static class DotnetSdk
{
    private static readonly string Program = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";

    private static readonly int Major = Environment.Version.Major;

    /// <summary>The path of a <c>dotnet</c> beside which an SDK lies that is new enough for the running framework.</summary>
    public static string Find() => Find(Candidates(Environment.GetEnvironmentVariable));

    public static string Find(IEnumerable<string> candidates)
    {
        var programs = candidates.Where(File.Exists).Select(Resolve).Distinct().ToList();
        return programs.FirstOrDefault(HasSdk) ?? throw new KernelException(
            $"Packages are restored with the .NET SDK, and this machine has none for .NET {Major} ({Looked(programs)}). Install the .NET {Major} SDK "
            + "from https://dot.net/download, or set DOTNET_ROOT to the folder of one that is installed.");
    }

    /// <summary>First the dotnet that runs this very program, last whatever the user has on the path.</summary>
    public static IEnumerable<string> Candidates(Func<string, string?> variable)
    {
        if (variable("DOTNET_HOST_PATH") is { Length: > 0 } host)
            yield return host;
        // …/shared/Microsoft.NETCore.App/10.0.12/System.Private.CoreLib.dll
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        yield return Path.GetFullPath(Path.Combine(framework, "..", "..", "..", Program));
        if (variable("DOTNET_ROOT") is { Length: > 0 } root)
            yield return Path.Combine(root, Program);
        foreach (var folder in (variable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
            yield return Path.Combine(folder, Program);
    }

    /// <summary>Where a link on the path leads to.</summary>
    private static string Resolve(string program) => File.ResolveLinkTarget(program, returnFinalTarget: true)?.FullName ?? program;

    private static bool HasSdk(string program)
    {
        var sdks = new DirectoryInfo(Path.Combine(Path.GetDirectoryName(program)!, "sdk"));
        return sdks.Exists && sdks.EnumerateDirectories().Any(sdk =>
            int.TryParse(sdk.Name.Split('.')[0], out var major) && major >= Major && File.Exists(Path.Combine(sdk.FullName, "dotnet.dll")));
    }

    private static string Looked(List<string> programs) =>
        programs.Count == 0 ? "no dotnet was found" : "looked beside " + string.Join(", ", programs);
}
