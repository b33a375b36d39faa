namespace FineTune.Kernel.Tests;

/// <summary>What notebooks do with magic commands and with declarations that script mode alone refuses.</summary>
public sealed class DirectiveIdiomTests : IdiomTest
{
    private readonly TemporaryFolder _folder = new();

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _folder.Dispose();
    }

    [Fact]
    public async Task Time_prints_how_long_the_rest_of_the_cell_took()
    {
        var shown = await ShownAsync("#!time\nvar x = 1 + 1;");

        Assert.Matches(@"^Wall time: [\d.]+ ?ms$", Assert.Single(shown));
    }

    [Theory]
    [InlineData("#!markdown\n# Title", "text/markdown", "# Title")]
    [InlineData("#!html\n<b>bold</b>", "text/html", "<b>bold</b>")]
    [InlineData("#!javascript\ngo();", "text/html", "<script type=\"text/javascript\">go();</script>")]
    [InlineData("#!js\ngo();", "text/html", "<script type=\"text/javascript\">go();</script>")]
    public async Task A_cell_in_another_language_of_the_page_is_shown(string cell, string mime, string expected)
    {
        var output = await CellsAsync(cell);

        var data = output.Messages.OfType<DisplayDataMessage>().Single().Data;
        Assert.Equal(expected, data[mime]!.GetValue<string>().Trim());
    }

    [Theory]
    [InlineData("#!csharp\nvar x = 2;\nx")]
    [InlineData("#!c#\nvar x = 2;\nx")]
    public async Task A_cell_may_name_its_language(string cell) => Assert.Equal(["2"], await ShownAsync(cell));

    [Theory]
    [InlineData("#!fsharp\nlet x = 1")]
    [InlineData("#!pwsh\nGet-Date")]
    public async Task A_language_that_is_not_run_is_told(string cell)
    {
        var output = await RunAsync(cell);

        Assert.Contains("not run", output.Error.Value, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Variables_are_listed()
    {
        var who = await CellsAsync("var answer = 42;", "#!who");
        var whos = await CellsAsync("#!whos");

        Assert.Contains("answer", Text(who), StringComparison.Ordinal);
        Assert.Contains("42", Text(whos), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_is_set_by_a_magic() => Assert.Equal(["42"], await ShownAsync("#!set --name answer --value 42", "answer.ToString()"));

    [Theory]
    [InlineData("helper.cs", "int Helped() => 42;")]
    [InlineData("helper.csx", "int Helped() => 42;")]
    [InlineData("helper.dib", "#!markdown\n\nText\n\n#!csharp\n\nint Helped() => 42;\n")]
    [InlineData("helper.ipynb", """{"cells":[{"cell_type":"markdown","metadata":{},"source":["Text"]},{"cell_type":"code","metadata":{},"outputs":[],"execution_count":null,"source":["int Helped() => 42;"]}],"metadata":{},"nbformat":4,"nbformat_minor":5}""")]
    public async Task Another_file_is_imported(string name, string content)
    {
        var file = _folder.Write(name, content);

        Assert.Equal(["42"], await ShownAsync($"#!import {file}", "Helped()"));
    }

    [Theory]
    [InlineData("#!share --from fsharp x")]
    [InlineData("#!connect jupyter --kernel-name python --kernel-spec python3")]
    public async Task What_needs_another_kernel_says_what_to_do(string cell)
    {
        var output = await RunAsync(cell);

        Assert.Contains(cell.Split(' ')[0], output.Error.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_is_taken_from_the_body_of_a_cell() =>
        Assert.Equal(["a,b"], await ShownAsync("#!value --name table\na,b", "table.Trim()"));

    [Fact]
    public async Task Using_declarations_stand_at_the_top_level() =>
        Assert.Equal(["0"], await ShownAsync("using var stream = new MemoryStream();\nvar length = stream.Length;", "length"));

    [Fact]
    public async Task A_cell_may_declare_a_namespace() =>
        Assert.Equal(["42"], await ShownAsync("namespace Lessons { public static class Answers { public static int Value => 42; } }", "Lessons.Answers.Value"));

    [Fact]
    public async Task A_cell_may_declare_a_file_scoped_namespace() =>
        Assert.Equal(["42"], await ShownAsync("namespace Lessons;\n\npublic record Answer(int Value);", "new Lessons.Answer(42).Value"));

    [Fact]
    public async Task Extension_methods_may_stand_in_a_static_class() =>
        Assert.Equal(["12"], await ShownAsync("static class Numbers { public static int Thrice(this int value) => 3 * value; }", "4.Thrice()"));

    [Fact]
    public async Task Extension_blocks_work() =>
        Assert.Equal(["16"], await ShownAsync("static class Numbers { extension(int value) { public int Squared => value * value; } }", "4.Squared"));

    [Fact]
    public async Task A_line_is_read_from_the_console()
    {
        var output = new RecordingOutput();

        await Session.ExecuteAsync(new CellRequest { Code = "Console.Write(\"Name: \"); Console.ReadLine()" }, output, new FakeInput("Ada"));

        Assert.Equal("Ada", output.Result.Data["text/plain"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("#r \"nuget: Microsoft.DotNet.Interactive, 1.0.0-beta.23562.1\"", "Microsoft.DotNet.Interactive.Kernel.Root")]
    [InlineData("#r \"nuget: Microsoft.DotNet.Interactive.Formatting, *-*\"", "Microsoft.DotNet.Interactive.Formatting.Formatter.ListExpansionLimit")]
    [InlineData("#r \"nuget: Microsoft.DotNet.Interactive.CSharp\"", "1")]
    [InlineData("#r \"nuget: Microsoft.Data.Analysis.Interactive\"", "1")]
    [InlineData("#r \"nuget: System.Text.Json\"", "System.Text.Json.JsonSerializer.Serialize(1)")]
    public async Task Packages_that_the_kernel_stands_for_are_satisfied_at_once(string directive, string use) =>
        Assert.Single(await ShownAsync(directive, use));

    private static string Text(RecordingOutput output) =>
        output.Text + string.Concat(output.Messages.OfType<DisplayDataMessage>().Select(shown => shown.Data["text/plain"]));
}
