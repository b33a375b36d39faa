namespace FineTune.Kernel.Tests;

public sealed class ReferencedFilesTests : PackageTest
{
    [Fact]
    public async Task A_file_that_is_missing_is_named_with_the_line_and_harms_nothing()
    {
        Assert.Equal(
            $"Line 2: there is no file {Path.Combine(Feed.Notebooks, "lib", "missing.dll")}. A relative path starts in the folder of the notebook; "
            + "for a package, write #r \"nuget: ID\".",
            await FaultOfAsync("var x = 1;\n#r \"lib/missing.dll\""));
        Assert.Equal("2", await ValueOfAsync("2"));
    }

    [Fact]
    public async Task A_file_that_is_no_assembly_is_named()
    {
        File.WriteAllText(Path.Combine(Feed.Notebooks, "text.dll"), "text");

        Assert.StartsWith(
            $"Line 1: {Path.Combine(Feed.Notebooks, "text.dll")} is not a .NET assembly.", await FaultOfAsync("#r \"text.dll\""), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_assembly_of_the_framework_is_referenced_by_name() =>
        Assert.Equal("XDocument", await ValueOfAsync("#r \"System.Xml.XDocument\"\ntypeof(System.Xml.Linq.XDocument).Name"));

    [Fact]
    public async Task A_name_that_is_no_assembly_may_be_meant_as_a_package() =>
        Assert.Equal(
            "Line 1: Blue.Sky is neither a file nor an assembly of the framework. For a package, write #r \"nuget: Blue.Sky\".",
            await FaultOfAsync("#r \"Blue.Sky\""));
}
