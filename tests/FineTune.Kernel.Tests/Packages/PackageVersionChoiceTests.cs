namespace FineTune.Kernel.Tests;

public sealed class PackageVersionChoiceTests : PackageTest
{
    [Fact]
    public async Task Versions_are_chosen_as_NuGet_does()
    {
        foreach (var id in (string[])["Newest", "Newest.Of.All", "Newest.Patch", "Lowest.In.Range", "Exact"])
        {
            foreach (var version in (string[])["1.2.1", "1.2.9", "1.10.0", "2.0.0-beta.1"])
                Feed.Add(new TestPackage(id, version));
        }

        var output = await RunAsync(FeedLine + """
            #r "nuget: Newest"
            #r "nuget: Newest.Of.All, *-*"
            #r "nuget: Newest.Patch, 1.2.*"
            #r "nuget:Lowest.In.Range,[1.0,1.5)"
            #r "nuget: Exact, 1.2.9"
            """);

        Assert.StartsWith(
            "Installed Newest 1.10.0, Newest.Of.All 2.0.0-beta.1, Newest.Patch 1.2.9, Lowest.In.Range 1.2.1, Exact 1.2.9 (",
            Shown(output)[^1], StringComparison.Ordinal);
    }
}
