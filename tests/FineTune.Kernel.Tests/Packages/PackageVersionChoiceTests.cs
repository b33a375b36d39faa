namespace FineTune.Kernel.Tests;

public sealed class PackageVersionChoiceTests : PackageTest
{
    [Theory]
    [InlineData("", "1.10.0")]
    [InlineData(", *-*", "2.0.0-beta.1")]
    [InlineData(", 1.2.*", "1.2.9")]
    [InlineData(", [1.0,1.5)", "1.2.1")]
    [InlineData(", 1.2.9", "1.2.9")]
    public async Task The_version_is_chosen_as_NuGet_does(string version, string expected)
    {
        foreach (var made in (string[])["1.2.1", "1.2.9", "1.10.0", "2.0.0-beta.1"])
            Feed.Add(new TestPackage("Choice", made) { AssemblyVersion = "1.0.0.0" });

        var output = await RunAsync(FeedLine + $"#r \"nuget: Choice{version}\"");

        Assert.StartsWith($"Installed Choice {expected} (", Shown(output)[^1], StringComparison.Ordinal);
    }
}
