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
    [InlineData("namespace X { }", "a cell cannot declare a namespace. Remove the line; types declared in a cell are visible in all cells after it.")]
    [InlineData("using var s = new MemoryStream();", "using var does not work at the top level of a cell. Put it between braces { … }, or write var and call Dispose() yourself.")]
    [InlineData("static class E { public static int Twice(this int x) => x; }", "declare the extension method at the top level of the cell, outside any class: static int Twice(this int x) => 2 * x;")]
    [InlineData("mistyped", "check the spelling of mistyped, and that the cell that declares it was run.")]
    [InlineData("JsonSerializer.Serialize(1)", "add using System.Text.Json; at the top of the cell.")]
    [InlineData("Span<int> s = new int[2];", "a Span cannot be a variable of a cell. Use it inside a method or between braces, or call ToArray().")]
    [InlineData("var x = await (Task.FromResult(1));", "in a cell, await cannot stand directly before a parenthesis. Put what is in the parentheses into a variable first.")]
    public async Task Frequent_errors_come_with_a_hint(string code, string hint)
    {
        var output = await RunAsync(code);

        Assert.Contains("Hint: " + hint, output.Error.Traceback);
    }

    [Fact]
    public async Task Nullable_warnings_are_no_errors() =>
        Assert.Equal("ok", await ValueOfAsync("#nullable enable\nstring s = null; string? t = s; async Task F() { } F(); \"ok\""));
}
