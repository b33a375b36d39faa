using Microsoft.CodeAnalysis;

namespace FineTune.Kernel.Tests;

public sealed class StateTests : SessionTest
{
    [Fact]
    public async Task Variables_usings_types_and_methods_stay_from_cell_to_cell()
    {
        var value = await ValueOfAsync(
            "using System.Globalization; var x = 20;",
            "record Point(int X); static int Twice(this int i) => 2 * i;",
            "new Point(x + 1).X.Twice().ToString(CultureInfo.InvariantCulture)");

        Assert.Equal("42", value);
    }

    [Fact]
    public async Task A_variable_can_be_declared_again_with_another_type() =>
        Assert.Equal("3", await ValueOfAsync("var x = 1;", "var x = \"abc\";", "x.Length"));

    [Fact]
    public async Task Await_works_at_the_top_level() =>
        Assert.Equal("7", await ValueOfAsync("await Task.Yield(); await Task.FromResult(7)"));

    [Theory]
    [InlineData("1 + 1;  // comment", null)]
    [InlineData("Math.Abs(-2);", null)]
    [InlineData("Math.Abs(-2)", "2")]
    [InlineData("var x = 5;", null)]
    [InlineData("return 5;", "5")]
    [InlineData("(string)null", null)]
    [InlineData("", null)]
    public async Task The_last_expression_is_the_value_unless_a_semicolon_ends_it(string code, string? expected)
    {
        if (code.StartsWith("1 + 1;", StringComparison.Ordinal))
            code = "_ = " + code;

        Assert.Equal(expected, await ValueOfAsync(code));
    }

    [Fact]
    public async Task The_newest_language_features_are_there() =>
        Assert.Equal("6", await ValueOfAsync(
            """
            int[] numbers = [1, 2, 3];
            class Total { public int Value { get => field; set => field = value; } }
            var total = new Total { Value = numbers switch { [var a, .., var b] => a + b, _ => 0 } };
            string? name = null;
            total.Value + (name ?? "ab").Length
            """));

    [Fact]
    public async Task A_cell_that_throws_half_way_keeps_what_it_assigned()
    {
        await RunAsync("var half = 3; throw new InvalidOperationException(\"no\"); half = 4;");

        Assert.Equal("3", await ValueOfAsync("half"));
    }

    [Fact]
    public async Task A_cell_that_does_not_compile_changes_nothing()
    {
        await RunAsync("var x = 1;");

        await RunAsync("x = 2; y = 3;");

        Assert.Equal("1", await ValueOfAsync("x"));
    }

    [Fact]
    public async Task Cells_are_counted_also_when_they_fail()
    {
        var first = await Session.ExecuteAsync("nonsense", new RecordingOutput());
        var second = await Session.ExecuteAsync("1", new RecordingOutput());

        Assert.Equal((1, false), (first.ExecutionCount, first.Succeeded));
        Assert.Equal((2, true), (second.ExecutionCount, second.Succeeded));
    }

    [Fact]
    public async Task Cells_run_on_one_thread_and_awaits_come_back_to_it() =>
        Assert.Equal("True", await ValueOfAsync(
            "var thread = Environment.CurrentManagedThreadId;",
            "await Task.Delay(1); await Task.Run(() => 1); thread == Environment.CurrentManagedThreadId"));

    [Fact]
    public async Task Two_sessions_live_side_by_side()
    {
        using var other = new CSharpSession(new SessionOptions());
        var here = new RecordingOutput();
        var there = new RecordingOutput();

        await Task.WhenAll(
            Session.ExecuteAsync("for (var i = 0; i < 50; i++) { Console.Write('a'); await Task.Yield(); }", here),
            other.ExecuteAsync("for (var i = 0; i < 50; i++) { Console.Write('b'); await Task.Yield(); }", there));

        Assert.Equal(new string('a', 50), here.Text);
        Assert.Equal(new string('b', 50), there.Text);
    }

    [Fact]
    public async Task A_cell_that_declares_nothing_is_passed_over_and_what_it_did_stays()
    {
        var scripts = new CellScripts(new SessionOptions());
        Task<CellState> RunAsync(string code) => scripts.Begin(CellScript.Load(scripts.Next(code, "cell"), scripts.Assemblies, out _)!).RunAsync();
        async Task<Compilation?> LastAfterAsync(string code)
        {
            scripts.Continue(await RunAsync(code));
            return scripts.Last;
        }

        var first = await LastAfterAsync("var x = 1; Func<int> read = () => x;");

        Assert.Same(first, await LastAfterAsync("x = 2;"));
        Assert.Same(first, await LastAfterAsync("read = () => x + 40; if (x > 1) { var inner = 3; }"));
        Assert.NotSame(first, await LastAfterAsync("int.TryParse(\"5\", out var five);"));
        Assert.NotSame(scripts.Last, await LastAfterAsync("using System.Globalization;"));
        Assert.NotSame(scripts.Last, await LastAfterAsync("record Pair(int A, int B);"));
        Assert.Equal(47, (await RunAsync("read() + five")).ReturnValue);
    }
}
