namespace FineTune.Kernel.Tests;

public sealed class RestoreFaultTests : PackageTest
{
    [Fact]
    public async Task A_missing_package_is_named_and_the_session_stays_as_it_was()
    {
        Feed.Add(new TestPackage("Present", "1.0.0"));
        await ValueOfAsync(FeedLine + "#r \"nuget: Present\"", "var kept = 1;");

        var output = await RunAsync("kept = 2;\n#r \"nuget: Presant\"");

        Assert.Equal(
            $"Line 2: there is no package Presant in {Feed.Folder}. Did you mean Present? "
            + "A source is added with #i \"nuget: ADDRESS-OR-FOLDER\" above the line.",
            output.Error.Value);
        Assert.Equal(["Restoring Presant …", "Presant could not be restored."], Shown(output));
        Assert.Equal("1", await ValueOfAsync("kept"));
    }

    [Fact]
    public async Task A_dependency_that_is_missing_names_who_needs_it()
    {
        Feed.Add(new TestPackage("Torn", "1.0.0") { Dependencies = [("Other.Half", "1.0.0")] });

        Assert.StartsWith(
            $"Line 2: there is no package Other.Half in {Feed.Folder}. Torn 1.0.0 needs it.",
            await FaultOfAsync(FeedLine + "#r \"nuget: Torn\""),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_that_does_not_exist_comes_with_those_that_do()
    {
        Feed.Add(new TestPackage("Versioned", "1.0.0"));
        Feed.Add(new TestPackage("Versioned", "1.1.0"));
        Feed.Add(new TestPackage("Early", "1.0.0-alpha"));

        Assert.Equal(
            $"Line 2: Versioned has no version 2.0.0. Of the 2 in {Feed.Folder} the nearest is 1.1.0.\n"
            + $"Line 3: Early has no release yet. {Feed.Folder} has only 1.0.0-alpha. "
            + "A pre-release is taken when you name it, or write Early, *-*.",
            await FaultOfAsync(FeedLine + "#r \"nuget: Versioned, 2.0.0\"\n#r \"nuget: Early\""));
    }

    [Fact]
    public async Task A_conflict_names_who_asks_for_what()
    {
        Feed.Add(new TestPackage("Shared.Part", "1.0.0"));
        Feed.Add(new TestPackage("Shared.Part", "2.0.0"));
        Feed.Add(new TestPackage("Left", "1.0.0") { Dependencies = [("Shared.Part", "[1.0.0]")] });
        Feed.Add(new TestPackage("Right", "1.0.0") { Dependencies = [("Shared.Part", "[2.0.0]")] });

        var together = await FaultOfAsync(FeedLine + "#r \"nuget: Left\"\n#r \"nuget: Right\"");
        await ValueOfAsync(FeedLine + "#r \"nuget: Left\"");
        var after = await FaultOfAsync("#r \"nuget: Right\"");

        string[] lines = together.Split('\n');
        Assert.Equal("Line 2: the packages do not agree on Shared.Part:", lines[0]);
        // NuGet names the two in no certain order.
        Assert.Equal(["  Left 1.0.0 → Shared.Part (= 1.0.0)", "  Right 1.0.0 → Shared.Part (= 2.0.0)"], lines[1..3].Order(StringComparer.Ordinal));
        Assert.Equal("Ask for versions that need the same one, after a restart of the kernel if one of them is loaded already.", lines[3]);
        Assert.StartsWith("Line 1: the packages do not agree on Shared.Part:\n", after, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_package_that_a_cell_asked_for_by_version_keeps_it()
    {
        Feed.Add(new TestPackage("Kept", "1.0.0"));
        Feed.Add(new TestPackage("Kept", "2.0.0"));
        Feed.Add(new TestPackage("Pushing", "1.0.0") { Dependencies = [("Kept", "2.0.0")] });
        await ValueOfAsync(FeedLine + "#r \"nuget: Kept, 1.0.0\"");

        Assert.Equal(
            "Line 1: Kept is loaded already, in a version that is too old for the new package:\n  Pushing 1.0.0 → Kept (>= 2.0.0)\n"
            + "  Kept (= 1.0.0)\nA loaded package cannot be replaced. Restart the kernel and ask for a newer Kept from the start.",
            await FaultOfAsync("#r \"nuget: Pushing\""));
    }

    [Fact]
    public async Task An_assembly_that_a_cell_has_used_is_not_replaced_and_one_that_none_has_is()
    {
        foreach (var version in (string[])["1.0.0", "2.0.0", "3.0.0"])
        {
            Feed.Add(new TestPackage("Used.Part", version) { Code = $"public static class Part {{ public static string Version => \"{version}\"; }}" });
            Feed.Add(new TestPackage("Needs" + version[0], "1.0.0") { Dependencies = [("Used.Part", version)] });
        }

        await ValueOfAsync(FeedLine + "#r \"nuget: Needs1\"");
        Assert.Equal("2.0.0", await ValueOfAsync("#r \"nuget: Needs2\"\nPart.Version"));
        Assert.Equal(
            "Line 1: Needs3 1.0.0 → Used.Part 3.0.0 brings Used.Part 3.0.0.0, but a cell has loaded 2.0.0.0 of it, which cannot be replaced. "
            + "Restart the kernel and ask for all packages in one cell.",
            await FaultOfAsync("#r \"nuget: Needs3\""));
        Assert.Equal("2.0.0", await ValueOfAsync("Part.Version"));
    }

    [Fact]
    public async Task A_package_for_another_framework_says_which_it_supports()
    {
        Feed.Add(new TestPackage("Future", "1.0.0") { Framework = "net99.0" });

        Assert.Equal(
            "Line 2: Future 1.0.0 does not work with net10.0; it is made for net99.0. Ask for another version of it.",
            await FaultOfAsync(FeedLine + "#r \"nuget: Future\""));
    }

    [Theory]
    [InlineData("#r \"nuget: A, newest\"", "Line 1: newest is not a version of a package. Write a version (1.2.3), a range")]
    [InlineData("#r \"nuget: A, 1.0\"\n#r \"nuget: a, 2.0\"", "Line 2: a 2.0 is asked for, but line 1 asks for A 1.0.")]
    [InlineData("#i \"nuget: nowhere\"\n#r \"nuget: A\"", "Line 1: the package source ")]
    public async Task What_cannot_be_meant_is_refused_before_anything_is_restored(string cell, string fault)
    {
        var output = await RunAsync(cell);

        Assert.StartsWith(fault, output.Error.Value, StringComparison.Ordinal);
        Assert.Empty(Shown(output));
    }

    [Fact]
    public void A_source_that_wants_credentials_is_named_without_any()
    {
        const string Source = "https://ann:secret@feed.example.org/v3/index.json";
        var message = $"Unable to load the service index for source {Source}.\n  Response status code does not indicate success: 401 (Unauthorized).";
        var assets = new AssetsFile([], [new RestoreMessage("NU1301", IsError: true, message, PackageId: null)]);

        var fault = new RestoreFault(
            new RestoreOutcome(Succeeded: false, Output: "", assets),
            [new PackageRequest("A", PackageRange.Newest, Line: 2)],
            [new PackageSource(Source, Line: 1)],
            new HashSet<string>());

        Assert.StartsWith(
            "Line 1: the package source https://feed.example.org/v3/index.json refused the credentials it was given, or was given none (401 (Unauthorized)).",
            fault.Describe(), StringComparison.Ordinal);
    }
}
