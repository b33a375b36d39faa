namespace FineTune.Kernel.Tests;

public sealed class RuntimeErrorTests : SessionTest
{
    [Fact]
    public async Task The_trace_shows_the_cells_and_none_of_the_machinery()
    {
        await RunAsync("int Divide(int a, int b)\n{\n    return a / b;\n}");

        var output = await RunAsync("var x = 1;\nDivide(x, 0)");

        Assert.Equal(
            """
            System.DivideByZeroException: Attempted to divide by zero.
               at Divide(Int32 a, Int32 b) in cell 1, line 3
               at top level in cell 2, line 2
            """,
            string.Join('\n', output.Error.Traceback));
        Assert.Equal(("System.DivideByZeroException", "Attempted to divide by zero."), (output.Error.Name, output.Error.Value));
    }

    [Fact]
    public async Task Async_methods_lambdas_and_causes_are_told_in_plain_words()
    {
        var output = await RunAsync(
            """
            class Loader
            {
                public async Task LoadAsync()
                {
                    await Task.Yield();
                    try { new[] { 0 }.Select(i => 1 / i).ToList(); }
                    catch (Exception inner) { throw new IOException("cannot load", inner); }
                }
            }
            await new Loader().LoadAsync();
            """);

        Assert.Equal(
            """
            System.IO.IOException: cannot load
               at Loader.LoadAsync() in cell 1, line 7
               at top level in cell 1, line 10
            Caused by System.DivideByZeroException: Attempted to divide by zero.
               at lambda in cell 1, line 6
               at Loader.LoadAsync() in cell 1, line 6
            """,
            string.Join('\n', output.Error.Traceback.Where(line => !line.Contains("System.Linq", StringComparison.Ordinal)
                && !line.Contains("System.Collections.Generic", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task Exactly_one_error_is_published_and_later_cells_run()
    {
        var output = await RunAsync("throw new ArgumentException(\"no\");");

        Assert.IsType<ErrorMessage>(Assert.Single(output.Messages));
        Assert.Equal("1", await ValueOfAsync("1"));
    }

    [Fact]
    public async Task A_value_that_cannot_be_shown_is_an_error_of_the_cell()
    {
        var output = await RunAsync("Enumerable.Range(0, 3).Select(i => i < 2 ? i : throw new InvalidOperationException(\"lazy\"))");

        Assert.Equal(("System.InvalidOperationException", "lazy"), (output.Error.Name, output.Error.Value));
    }
}
