namespace FineTune.Kernel.Tests;

public sealed class CompileErrorTests : SessionTest
{
    [Fact]
    public async Task The_error_shows_place_line_caret_and_hint()
    {
        await RunAsync("1");

        var output = await RunAsync("var fine = 1;\nvar watch = new Stopwatch();");

        Assert.Equal(
            """
            cell 2, line 2, column 17: error CS0246: The type or namespace name 'Stopwatch' could not be found (are you missing a using directive or an assembly reference?)
                var watch = new Stopwatch();
                                ^^^^^^^^^
            Hint: add using System.Diagnostics; at the top of the cell.
            """,
            string.Join('\n', output.Error.Traceback));
        Assert.Equal("CompilationError", output.Error.Name);
        Assert.Equal(output.Error.Traceback[0], output.Error.Value);
    }

    [Fact]
    public async Task The_caret_stands_under_its_place_behind_tabs()
    {
        var output = await RunAsync("\tint x = \"a\";");

        Assert.Equal(["    \tint x = \"a\";", "    \t        ^^^"], output.Error.Traceback.Skip(1));
    }

    [Fact]
    public async Task All_errors_of_a_cell_are_shown_in_their_order()
    {
        var output = await RunAsync("int a = \"x\";\nint b = \"y\";");

        Assert.Equal(
            ["cell 1, line 1, column 9", "cell 1, line 2, column 9"],
            output.Error.Traceback.Where(line => line.StartsWith("cell", StringComparison.Ordinal)).Select(line => line.Split(": ")[0]));
    }

    [Theory]
    [InlineData("mistyped", "check the spelling of mistyped, and that the cell that declares it was run.")]
    [InlineData("JsonSerializer.Serialize(1)", "add using System.Text.Json; at the top of the cell.")]
    [InlineData("Span<int> s = new int[2];", "a Span cannot be a variable of a cell. Use it inside a method or between braces, or call ToArray().")]
    public async Task Frequent_errors_come_with_a_hint(string code, string hint)
    {
        var output = await RunAsync(code);

        Assert.Contains("Hint: " + hint, output.Error.Traceback);
    }

    [Fact]
    public async Task A_type_of_another_cell_that_a_namespace_cannot_see_is_told()
    {
        await RunAsync("record Customer(string Name);");

        var output = await RunAsync("namespace Shop;\npublic class Order { public Customer Buyer { get; set; } }");

        Assert.StartsWith("cell 2, line 2, column 29: error CS0246", output.Error.Value, StringComparison.Ordinal);
        Assert.Contains(
            "Hint: Customer was declared in another cell, and a namespace or an extension block is compiled apart from the notebook. "
            + "Declare Customer in this cell, too, or leave out the namespace.",
            output.Error.Traceback);
    }

    [Fact]
    public async Task Places_are_those_of_the_written_text_where_the_kernel_had_to_respell_it()
    {
        var output = await RunAsync("var x = await (Task.FromResult(1)) + nothing;");

        Assert.StartsWith("cell 1, line 1, column 38: error CS0103", output.Error.Value, StringComparison.Ordinal);
        Assert.Equal("    var x = await (Task.FromResult(1)) + nothing;", output.Error.Traceback[1]);
    }

    [Fact]
    public async Task Nullable_warnings_are_no_errors() =>
        Assert.Equal("ok", await ValueOfAsync("#nullable enable\nstring s = null; string? t = s; async Task F() { } F(); \"ok\""));
}
