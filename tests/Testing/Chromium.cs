using System.Diagnostics;

namespace FineTune.Testing;

/// <summary>The scripts of tests/front-ends, which drive a real browser.</summary>
internal static class Chromium
{
    private static readonly string Scripts = RepositoryFolder.At("tests/front-ends");

    /// <summary>Skips the test, saying what to install, when the browser or what drives it is missing.</summary>
    public static void Require()
    {
        Assert.SkipUnless(
            Has("node") && (File.Exists(Environment.GetEnvironmentVariable("CHROMIUM")) || Has("chromium")),
            "node and chromium are needed. Install them: apt-get install nodejs npm chromium");
        Assert.SkipUnless(
            Directory.Exists(Path.Combine(Scripts, "node_modules", "playwright-core")), "playwright-core is missing. Install it: cd tests/front-ends && npm install");
    }

    public static string Script(string name) => Path.Combine(Scripts, name);

    /// <summary>Where pictures go: the folder that FINETUNE_PICTURES names, to be looked at, or one of the test.</summary>
    public static string Pictures(string otherwise) => Environment.GetEnvironmentVariable("FINETUNE_PICTURES") is { Length: > 0 } named ? named : otherwise;

    /// <summary>Runs a script to its end. When it did not see everything, the test fails with all that the script said.</summary>
    public static async Task RunAsync(string script, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("node", [Script(script), .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, await output + await error);
    }

    private static bool Has(string program) =>
        Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));
}
