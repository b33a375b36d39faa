using System.Runtime.InteropServices;

namespace FineTune.Kernel.Tests;

public sealed class RestoreTests : PackageTest
{
    [Fact]
    public async Task A_package_and_what_it_depends_on_can_be_used_in_the_cell_that_asks_and_after()
    {
        var seed = new TestPackage("Garden.Seed", "1.2.0") { Code = "public static class Seed { public static string Name => \"pea\"; }" };
        Feed.Add(seed);
        Feed.Add(new TestPackage("Garden.Bed", "2.0.1")
        {
            Code = "public static class Bed { public static string Row => Seed.Name + Seed.Name; }",
            Dependencies = [("Garden.Seed", "1.2.0")],
            References = [seed],
        });

        var output = await RunAsync(FeedLine + "#r \"nuget: Garden.Bed, 2.0.1\"\nBed.Row");

        Assert.Equal("peapea", output.Result.Data["text/plain"]!.GetValue<string>());
        Assert.Equal("pea", await ValueOfAsync("Seed.Name"));
        Assert.Collection(
            Shown(output),
            first => Assert.Equal("Restoring Garden.Bed 2.0.1 …", first),
            last => Assert.Matches(@"^Installed Garden.Bed 2.0.1 \(.+ s\)$", last));
    }

    [Fact]
    public async Task A_package_that_is_loaded_is_there_at_once_and_in_one_version_only()
    {
        Feed.Add(new TestPackage("Once", "1.5.0"));
        await ValueOfAsync(FeedLine + "#r \"nuget: Once, 1.5.0\"");

        Assert.Empty((await RunAsync("#r \"nuget: Once\"")).Messages);
        Assert.Empty((await RunAsync("#r \"nuget: once, [1.0,2.0)\"")).Messages);
        Assert.Equal(
            "Line 2: Once 1.6.0 is asked for, but Once 1.5.0 is loaded already, and a loaded package cannot be replaced. "
            + "Restart the kernel to change the version, or ask for Once without one.",
            await FaultOfAsync("\n#r \"nuget: Once, 1.6.0\""));
    }

    [Fact]
    public async Task What_was_restored_before_needs_neither_sources_nor_a_restore()
    {
        Feed.Add(new TestPackage("Known", "1.0.0") { Code = "public static class Known { public const int Answer = 42; }" });
        await ValueOfAsync(FeedLine + "#r \"nuget: Known, 1.0.0\"");
        File.Delete(Directory.EnumerateFiles(Feed.Folder).Single());

        using var again = new CSharpSession(Options);
        var output = new RecordingOutput();
        await again.ExecuteAsync(FeedLine + "#r \"nuget: Known, 1.0.0\"\nKnown.Answer", output);

        Assert.Equal("42", output.Result.Data["text/plain"]!.GetValue<string>());
        Assert.Equal([], Directory.EnumerateDirectories(Feed.KernelFolder));
    }

    [Fact]
    public async Task A_floating_version_is_looked_up_again_after_a_day_and_offline_stays_what_is_at_hand()
    {
        Feed.Configure(("feed", Feed.Folder));
        Feed.Add(new TestPackage("Floating", "1.0.0") { AssemblyVersion = "1.0.0.0" });
        await ValueOfAsync("#r \"nuget: Floating, 1.*\"");
        Feed.Add(new TestPackage("Floating", "1.1.0") { AssemblyVersion = "1.0.0.0" });

        Assert.StartsWith("Installed Floating 1.0.0", await InstalledAsync("Floating, 1.*"), StringComparison.Ordinal);
        Assert.StartsWith("Installed Floating 1.1.0", await InstalledAfterADayAsync("Floating, 1.*"), StringComparison.Ordinal);

        Feed.Configure(("gone", Feed.Folder + "-gone"));
        var offline = await InstalledAfterADayAsync("Floating, 1.*");
        Assert.StartsWith("Installed Floating 1.1.0", offline, StringComparison.Ordinal);
        Assert.EndsWith($"\n{Feed.Folder}-gone did not answer; the local package cache had what was needed.", offline, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_assembly_that_the_kernel_has_is_used_in_place_of_an_older_one_of_a_package()
    {
        Feed.Add(new TestPackage("Old.Formatting", "0.1.0") { AssemblyName = "Microsoft.DotNet.Interactive.Formatting" });

        Assert.Equal(
            typeof(Microsoft.DotNet.Interactive.Formatting.Formatter).Assembly.Location,
            await ValueOfAsync(FeedLine + "#r \"nuget: Old.Formatting\"\ntypeof(Microsoft.DotNet.Interactive.Formatting.Formatter).Assembly.Location"));
    }

    [Fact]
    public async Task A_package_that_needs_a_newer_assembly_than_the_kernel_has_is_refused_with_the_way_to_it()
    {
        Feed.Add(new TestPackage("New.Formatting", "99.0.0") { AssemblyName = "Microsoft.DotNet.Interactive.Formatting" });
        Feed.Add(new TestPackage("Wants.New", "1.0.0") { Dependencies = [("New.Formatting", "99.0.0")] });

        Assert.Matches(
            "^Line 2: Wants.New 1.0.0 → New.Formatting 99.0.0 brings Microsoft.DotNet.Interactive.Formatting 99.0.0.0, but this kernel runs with "
            + @"1\.0\.0\.\d+, which cannot be replaced. Ask for an older version.$",
            await FaultOfAsync(FeedLine + "#r \"nuget: Wants.New\""));
    }

    [Fact]
    public async Task A_newer_assembly_than_the_kernel_uses_for_itself_is_loaded_beside_it()
    {
        // Roslyn brings Humanizer 2 into the process.
        Feed.Add(new TestPackage("Humanizer.Next", "99.0.0")
        {
            AssemblyName = "Humanizer",
            Code = "namespace Humanizer { public static class Next { public static string Version => typeof(Next).Assembly.GetName().Version!.ToString(); } }",
        });

        Assert.Equal("99.0.0.0", await ValueOfAsync(FeedLine + "#r \"nuget: Humanizer.Next\"\nHumanizer.Next.Version"));
    }

    [Fact]
    public async Task Native_libraries_of_a_package_are_found()
    {
        const string Library = "System.IO.Compression.Native";
        var (file, system) = OperatingSystem.IsWindows() ? (Library + ".dll", "win")
            : OperatingSystem.IsMacOS() ? ($"lib{Library}.dylib", "osx") : ($"lib{Library}.so", "linux");
        var image = File.ReadAllBytes(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, file));
        var folder = $"runtimes/{system}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}/native/";
        Feed.Add(new TestPackage("Checksum", "1.0.0")
        {
            Code = """
                public static class Checksum
                {
                    [System.Runtime.InteropServices.DllImport("checksum_native", EntryPoint = "CompressionNative_Crc32")]
                    public static extern uint Of(uint start, byte[] bytes, int count);
                }
                """,
            Files = new Dictionary<string, byte[]> { [folder + file.Replace(Library, "checksum_native", StringComparison.Ordinal)] = image },
        });

        // The check value that the definition of CRC-32 gives for these nine digits.
        Assert.Equal("cbf43926", await ValueOfAsync(
            FeedLine + "#r \"nuget: Checksum\"", "Checksum.Of(0, System.Text.Encoding.ASCII.GetBytes(\"123456789\"), 9).ToString(\"x\")"));
    }

    private async Task<string> InstalledAsync(string package)
    {
        using var session = new CSharpSession(Options);
        var output = new RecordingOutput();
        await session.ExecuteAsync($"#r \"nuget: {package}\"", output);
        return Shown(output)[^1];
    }

    private Task<string> InstalledAfterADayAsync(string package)
    {
        foreach (var entry in Directory.EnumerateFiles(Feed.KernelFolder))
            File.SetLastWriteTimeUtc(entry, DateTime.UtcNow - TimeSpan.FromDays(2));
        return InstalledAsync(package);
    }
}
