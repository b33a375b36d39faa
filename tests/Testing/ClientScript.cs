using System.Diagnostics;

namespace FineTune.Testing;

/// <summary>The scripts in tests/clients, which drive a service with clients that nobody here wrote.</summary>
internal static class ClientScript
{
    private static readonly string Folder = RepositoryFolder.At("tests/clients");

    /// <summary>With the official npm package under one of its aliases in package.json; skips the test, saying what to install.</summary>
    public static Task RunNodeAsync(Uri address, string key, string client, string model)
    {
        Assert.SkipUnless(Has("node"), "node is missing. Install it: apt-get install nodejs npm");
        Assert.SkipUnless(Directory.Exists(Path.Combine(Folder, "node_modules", client)), $"The npm package {client} is missing. Install it: cd tests/clients && npm ci");
        return RunAsync("node", Path.Combine(Folder, "drive.mjs"), address.AbsoluteUri, key, client, model);
    }

    public static Task RunCurlAsync(Uri address, string key, string model)
    {
        Assert.SkipUnless(Has("curl") && Has("bash"), "curl or bash is missing. Install it: apt-get install curl bash");
        return RunAsync("bash", Path.Combine(Folder, "drive.sh"), address.AbsoluteUri, key, model);
    }

    private static bool Has(string program) =>
        Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Folder,
        })!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, await output + await error);
        TestContext.Current.TestOutputHelper?.Write(await output);
    }
}
