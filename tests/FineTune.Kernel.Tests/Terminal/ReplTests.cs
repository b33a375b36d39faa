namespace FineTune.Kernel.Tests;

public sealed class ReplTests
{
    [Fact]
    public async Task Cells_from_a_pipe_are_divided_by_empty_lines_where_the_code_can_end()
    {
        const string Text = "var x = 1;\n\n\nint F()\n{\n\n    return x;\n}\n\n  \nF() +\n\n1\n";

        var cells = await PipedCells.ReadAsync(new StringReader(Text), new CompletenessCheck(new MagicTable(BuiltInMagics.All)).Of, TestContext.Current.CancellationToken).ToArrayAsync(TestContext.Current.CancellationToken);

        Assert.Equal(["var x = 1;", "int F()\n{\n\n    return x;\n}", "F() +\n\n1"], cells);
    }

    [Fact]
    public async Task A_pipe_gets_output_without_prompts_and_a_failed_cell_is_the_exit_code()
    {
        var (code, output) = await RunAsync("var x = 40;\n\nConsole.Write(\"half\")\n\nthrow new Exception(\"no\");\n\nx + 2\n");

        Assert.Equal("half\nSystem.Exception: no\n   at top level in cell 3, line 1\n42\n", output);
        Assert.Equal(1, code);
    }

    [Fact]
    public async Task A_display_that_cannot_be_rewritten_shows_its_last_state_when_the_cell_ends()
    {
        var (code, output) = await RunAsync("var d = display(\"step 1\"); d.Update(\"step 2\"); d.Update(\"step 3\"); Console.WriteLine(\"after\");");

        Assert.Equal("step 1\nafter\nstep 3\n", output);
        Assert.Equal(0, code);
    }

    private static async Task<(int Code, string Output)> RunAsync(string input)
    {
        using var session = new CSharpSession(new SessionOptions());
        using var output = new StringWriter { NewLine = "\n" };
        var settings = new ReplSettings { Input = new StringReader(input), Output = output, IsTerminal = false };
        var code = await new Repl(session, settings).RunAsync(TestContext.Current.CancellationToken);
        return (code, output.ToString());
    }
}
