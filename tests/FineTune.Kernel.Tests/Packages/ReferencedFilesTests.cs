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
    public async Task What_a_file_needs_may_lie_beside_it_and_is_one_for_cells_and_libraries()
    {
        var wheel = new TestPackage("Wheel", "1.0.0") { Code = "namespace Wheels; public class Wheel { public int Inches = 28; }" };
        var bicycle = new TestPackage("Bicycle", "1.0.0") { Code = "namespace Bicycles; public class Bicycle { public Wheels.Wheel Front = new(); }", References = [wheel] };
        Feed.AddFile(wheel);
        Feed.AddFile(bicycle);

        Assert.Equal("28", await ValueOfAsync("#r \"Bicycle.dll\"\nvar mine = new Bicycles.Bicycle();\nmine.Front.Inches"));
        Assert.Null((await RunAsync("namespace Garage { public static class Shed { public static int Inches(Bicycles.Bicycle bicycle) => bicycle.Front.Inches + 1; } }")).Messages.OfType<ErrorMessage>().SingleOrDefault()?.Value);
        Assert.Equal("29", await ValueOfAsync("Garage.Shed.Inches(mine)"));
        Assert.Equal("True", await ValueOfAsync("#r \"Wheel.dll\"\n(object)mine.Front is Wheels.Wheel"));
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
