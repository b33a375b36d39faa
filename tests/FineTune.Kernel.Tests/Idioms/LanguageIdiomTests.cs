namespace FineTune.Kernel.Tests;

/// <summary>Language features at the top level of a cell.</summary>
public sealed class LanguageIdiomTests : IdiomTest
{
    [Fact]
    public async Task A_method_is_declared_in_one_cell_and_called_in_another() =>
        Assert.Equal(["beans"], await ShownAsync(
            """
            using System;
            using System.IO;

            string NameOf(string path)
            {
            	var file = Path.Combine(Directory.GetCurrentDirectory(), "data", path);
            	return Path.GetFileNameWithoutExtension(file);
            }
            """,
            "var name = NameOf(\"beans.csv\");",
            "name"));

    [Fact]
    public async Task A_method_calls_itself_and_a_later_cell_replaces_it() =>
        Assert.Equal("55 0", await PrintedAsync(
            "int Sum(int n) => n == 0 ? 0 : n + Sum(n - 1); Console.Write(Sum(10));", "int Sum(int n) => 0;", "Console.Write(\"55 \" + Sum(3));"));

    [Fact]
    public async Task A_method_is_a_switch_expression() =>
        Assert.Equal(["tree", "?"], await ShownAsync("string Say(string word) => word switch\n{\n    \"afala\" => \"tree\",\n    _ => \"?\"\n};", "display(Say(\"afala\")); Say(\"x\")"));

    [Fact]
    public async Task Several_values_are_returned_and_taken_apart() =>
        Assert.Equal(["3"], await ShownAsync("(int Count, string First) Split(string text) { return (text.Split(' ').Length, text); }", "var (count, first) = Split(\"a b c\");", "count"));

    [Fact]
    public async Task A_private_class_derives_from_a_generic_one_and_is_used_two_cells_later() =>
        Assert.Equal(["6"], await ShownAsync(
            "abstract class Layer<TIn, TOut> { protected Layer(string name) { } public abstract TOut forward(TIn input); }",
            """
            private class Double : Layer<int, int>
            {
                public Double() : base(nameof(Double)) { }

                public override int forward(int input)
                {
                    using var temporary = new MemoryStream();
                    return 2 * input;
                }
            }
            """,
            "var model = new Double();",
            "model.forward(3)"));

    [Fact]
    public async Task A_class_implements_an_interface_of_an_earlier_cell_with_try_and_catch() =>
        Assert.Equal(["-1"], await ShownAsync(
            "public interface IRunner { double Run(string settings); }",
            "public class Runner : IRunner { public double Run(string settings) { try { return double.Parse(settings); } catch (Exception) { return -1; } } }",
            "new Runner().Run(\"x\")"));

    [Fact]
    public async Task Attributes_stand_on_properties() =>
        Assert.Equal(["label"], await ShownAsync(
            "using System.ComponentModel.DataAnnotations.Schema; public class Row { [Column(@\"label\")] public string Label { get; set; } }",
            "typeof(Row).GetProperty(\"Label\").GetCustomAttributes(false).OfType<ColumnAttribute>().Single().Name"));

    [Theory]
    [InlineData("using static System.Math;", "Max(2, 3)", "3")]
    [InlineData("using Text = System.Text.StringBuilder;", "new Text(\"x\").Length", "1")]
    [InlineData("using System.Collections.Immutable;", "ImmutableArray.Create(1, 2).Length", "2")]
    public async Task Usings_of_every_kind_last(string directive, string use, string shown) => Assert.Equal([shown], await ShownAsync(directive, use));

    [Fact]
    public async Task Using_statements_with_several_resources_dispose_them() =>
        Assert.Equal("02", await PrintedAsync(
            """
            class Scope : IDisposable { public static int Closed; public void Dispose() => Closed++; }
            using (Scope a = new Scope(), b = new Scope())
            {
                Console.Write(Scope.Closed);
            }
            Console.Write(Scope.Closed);
            """));

    [Fact]
    public async Task Loops_hold_using_declarations() =>
        Assert.Equal("00", await PrintedAsync("for (int i = 0; i < 2; i++) { using var stream = new MemoryStream(); Console.Write(stream.Length); }"));

    [Fact]
    public async Task Await_stands_at_the_top_level_and_in_a_declaration() =>
        Assert.Equal(["42"], await ShownAsync("async Task<int> AskAsync() { await Task.Delay(1); return 42; }", "var answer = await AskAsync();", "answer"));

    [Fact]
    public async Task Async_streams_are_read_with_await_foreach() =>
        Assert.Equal("012", await PrintedAsync(
            "async IAsyncEnumerable<int> CountAsync() { for (int i = 0; i < 3; i++) { await Task.Yield(); yield return i; } }",
            "await foreach (var i in CountAsync()) Console.Write(i);"));

    [Fact]
    public async Task Queries_are_written_in_both_ways() =>
        Assert.Equal(
            ["   n  Square\n0  4      16\n1  2       4\n2  0       0", "[ 0, 4 ]"],
            await ShownAsync(
                """
                display(from n in Enumerable.Range(0, 5) where n % 2 == 0 orderby n descending select new { n, Square = n * n });
                Enumerable.Range(0, 5).Where(n => n % 4 == 0).Select(_n => _n)
                """));

    [Fact]
    public async Task A_call_that_returns_nothing_may_end_the_cell_without_a_semicolon() =>
        Assert.Equal("12", await PrintedAsync("new List<int> { 1, 2 }.ForEach(n => { Console.Write(n); })"));

    [Fact]
    public async Task Records_patterns_and_raw_strings() =>
        Assert.Equal(["""{"x": 3}"""], await ShownAsync(
            "record Point(int X, int Y); record Named(string Name) : Point(1, 2);",
            "var moved = new Point(1, 2) with { X = 3 };",
            "moved is { X: > 2 } and not Named ? $$\"\"\"{\"x\": {{moved.X}}}\"\"\" : \"\""));

    [Fact]
    public async Task Extension_methods_are_declared_at_the_top_level() =>
        Assert.Equal(["8"], await ShownAsync("static int Twice(this int value) => 2 * value;", "4.Twice()"));

    [Fact]
    public async Task Dynamic_unsafe_goto_and_collection_expressions() =>
        Assert.Equal("5 7 3", await PrintedAsync(
            """
            dynamic bag = new System.Dynamic.ExpandoObject(); bag.A = 5; Console.Write(bag.A);
            unsafe { int n = 7; int* p = &n; Console.Write(" " + *p); }
            int[] three = [1, 2, 3];
            goto end;
            end: Console.Write(" " + three[^1]);
            """));

    [Fact]
    public async Task Operators_generic_methods_and_named_arguments() =>
        Assert.Equal(["(4, 6)"], await ShownAsync(
            "class Pair { public int A, B; public static Pair operator +(Pair l, Pair r) => new Pair { A = l.A + r.A, B = l.B + r.B }; public override string ToString() => $\"({A}, {B})\"; }",
            "Pair Make(int a = 0, int b = 0) => new Pair { A = a, B = b };",
            "var sum = Make(b: 2, a: 1) + Make(3, b: 4);",
            "sum.ToString()"));

    [Fact]
    public async Task A_name_of_the_framework_beats_one_that_is_imported_everywhere() =>
        Assert.Equal(["System.Timers.Timer"], await ShownAsync("using System.Timers;", "new Timer().GetType()"));
}
