using System.Reflection;

namespace FineTune.Kernel.Tests;

/// <summary>Directives, with a package that the kernel carries: what needs a restore is tested with the packages.</summary>
public sealed class PackageIdiomTests : IdiomTest
{
    public PackageIdiomTests() => Options = new SessionOptions
    {
        CarriedPackages = new Dictionary<string, IReadOnlyList<Assembly>> { ["Test.Carried"] = [typeof(PackageIdiomTests).Assembly] },
    };

    [Theory]
    [InlineData("#r \"nuget: Test.Carried\"")]
    [InlineData("#r \"nuget:Test.Carried\"")]
    [InlineData("#r \"nuget: Test.Carried, 0.20.0-preview.22356.1\"")]
    [InlineData("#r \"nuget:test.carried,0.96.7\"")]
    [InlineData("// using nightly-build\n#i \"nuget:https://localhost/v3/index.json\"\n#r \"nuget: Test.Carried, 1.0.0\"")]
    [InlineData("\n/* A comment of\n   two lines. */\n\n#r \"nuget: Test.Carried\"\n#r \"nuget: Test.Carried\"\n\n// Import common usings.")]
    public async Task A_package_is_referenced_in_every_spelling(string directives) =>
        Assert.Equal(["PackageIdiomTests"], await ShownAsync(directives + "\nusing FineTune.Kernel.Tests;", "typeof(PackageIdiomTests).Name"));

    [Fact]
    public async Task A_placeholder_for_a_path_is_an_error_that_names_it()
    {
        var output = await RunAsync("#r \"<path to .dll>\"");

        Assert.Contains("<path to .dll>", output.Error.Value, StringComparison.Ordinal);
    }
}
