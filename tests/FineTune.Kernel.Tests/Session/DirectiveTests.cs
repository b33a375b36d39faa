using System.Reflection;

namespace FineTune.Kernel.Tests;

public sealed class DirectiveTests : SessionTest
{
    private static readonly Assembly Carried = typeof(Carriage).Assembly;

    public DirectiveTests() => Options = new SessionOptions
    {
        CarriedPackages = new Dictionary<string, IReadOnlyList<Assembly>> { ["Test.Package"] = [Carried] },
    };

    [Theory]
    [InlineData("#r \"nuget: Test.Package\"")]
    [InlineData("#r \"nuget:test.package, 1.2.3-*\"")]
    [InlineData("#i \"nuget: https://example.org/v3/index.json\"\n#r \"nuget: Test.Package, 0.1.0\"")]
    public async Task A_carried_package_is_there_at_once_and_stays(string directive)
    {
        Carriage.Load = "coal";

        Assert.Null(await ValueOfAsync(directive));
        Assert.Equal("coal", await ValueOfAsync("using FineTune.Kernel.Tests;\nCarriage.Load"));
    }

    [Fact]
    public async Task A_carried_package_is_not_seen_before_it_is_referenced()
    {
        var output = await RunAsync("FineTune.Kernel.Tests.Carriage.Load");

        Assert.Contains("error CS", output.Error.Value, StringComparison.Ordinal);
        Assert.Contains("Hint: add #r \"nuget: Test.Package\" at the top of the notebook.", (await RunAsync("new Carriage()")).Error.Traceback);
    }

    [Fact]
    public async Task Line_numbers_stay_right_below_a_directive()
    {
        var output = await RunAsync("var a = 1;\n#r \"nuget: Test.Package\"\nvar b = nothing;");

        Assert.StartsWith("cell 1, line 3, column 9:", output.Error.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_that_looks_like_a_directive_stays_text() =>
        Assert.Equal("#r \"nuget: Other\"", await ValueOfAsync("\"\"\"\n#r \"nuget: Other\"\n\"\"\""));

    [Fact]
    public async Task An_assembly_file_can_be_referenced_by_a_path_from_the_base_directory()
    {
        using var session = new CSharpSession(new SessionOptions { BaseDirectory = Path.GetDirectoryName(Carried.Location)! });
        var output = new RecordingOutput();

        await session.ExecuteAsync($"#r \"{Path.GetFileName(Carried.Location)}\"\ntypeof(FineTune.Kernel.Tests.Carriage).Name", output);

        Assert.Equal("Carriage", output.Result.Data["text/plain"]!.GetValue<string>());
    }
}

/// <summary>What the test package brings.</summary>
public static class Carriage
{
    public static string Load { get; set; } = "";
}
