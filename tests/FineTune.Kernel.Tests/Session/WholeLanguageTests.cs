namespace FineTune.Kernel.Tests;

/// <summary>C# that Roslyn's script mode refuses and a cell takes.</summary>
public sealed class WholeLanguageTests : SessionTest
{
    [Theory]
    [InlineData("namespace Shop { public record Item(string Name); }", "new Item(\"tea\").Name", "tea")]
    [InlineData("namespace Shop;\nrecord Item(string Name);\nenum Size { Small }", "new Shop.Item(\"tea\").Name + Size.Small", "teaSmall")]
    [InlineData("namespace A.B { namespace C { public class D { public int E = 7; } } }", "new D().E", "7")]
    [InlineData("static class Numbers { public static int Twice(this int x) => 2 * x; }", "21.Twice()", "42")]
    [InlineData("public static class Words { extension(string s) { public string Loud => s + \"!\"; } }", "\"hey\".Loud", "hey!")]
    [InlineData("file class Hidden { public int Value = 3; }\nvar shown = new Hidden().Value;", "shown", "3")]
    [InlineData("using var stream = new MemoryStream([1, 2, 3]);", "stream.Length", "3")]
    [InlineData("using MemoryStream first = new(), second = new();", "first.CanRead && second.CanRead", "True")]
    [InlineData("await using var stream = new MemoryStream([1]);", "stream.Length", "1")]
    [InlineData("var x = await (Task.FromResult(5));", "x", "5")]
    [InlineData("var x = (await (Task.FromResult(\"abc\"))).Length;", "x", "3")]
    [InlineData("await (Task.Delay(0)).ConfigureAwait(false); var y = 1;", "y", "1")]
    public async Task Works(string cell, string expression, string value)
    {
        Assert.Null((await RunAsync(cell)).Messages.OfType<ErrorMessage>().FirstOrDefault()?.Value);

        Assert.Equal(value, await ValueOfAsync(expression));
    }

    [Fact]
    public async Task Statements_and_types_of_one_cell_go_together()
    {
        var value = await ValueOfAsync(
            """
            using System.Globalization;
            var price = new Price(3.5m);
            price.Text()

            public record Price(decimal Amount);
            static class PriceText { public static string Text(this Price price) => price.Amount.ToString("0.00", CultureInfo.InvariantCulture); }
            """);

        Assert.Equal("3.50", value);
    }

    [Fact]
    public async Task An_extension_class_may_extend_a_type_of_an_earlier_cell()
    {
        await RunAsync("record Point(int X, int Y);");
        await RunAsync("static class Points\n{\n    static int Square(int n) => n * n;\n    public static int Norm(this Point p) => Square(p.X) + Square(p.Y);\n}");

        Assert.Equal("25", await ValueOfAsync("new Point(3, 4).Norm()"));
    }

    [Fact]
    public async Task A_changed_namespace_takes_the_place_of_the_old_one()
    {
        await RunAsync("namespace Shop { public class Till { public string Open() => \"old\"; } }");
        await RunAsync("namespace Shop { public class Till { public string Open() => \"new\"; } }");

        Assert.Equal("new", await ValueOfAsync("new Till().Open()"));
    }

    [Fact]
    public async Task A_library_sees_usings_and_libraries_of_earlier_cells()
    {
        await RunAsync("using System.Text.Json;");
        await RunAsync("namespace A { public record Thing(int Size); }");
        await RunAsync("namespace B { public static class Show { public static string Json(Thing thing) => JsonSerializer.Serialize(thing); } }");

        Assert.Equal("{\"Size\":2}", await ValueOfAsync("Show.Json(new Thing(2))"));
    }

    [Fact]
    public async Task An_object_of_a_replaced_type_stays_what_it_was_and_an_error_says_so()
    {
        await RunAsync("namespace Shop { public class Till { } }");
        await RunAsync("var till = new Till();");
        await RunAsync("namespace Shop { public class Till { public int Money; } }");

        const string Hint = "Hint: this Till was made before Till was declared anew. Run the cell that makes it again.";
        Assert.Equal("Shop.Till", await ValueOfAsync("till.ToString()"));
        Assert.Equal(Hint, (await RunAsync("till.Money")).Error.Traceback[^1]);
        Assert.Equal(Hint, (await RunAsync("Till other = till;")).Error.Traceback[^1]);
        Assert.Equal("0", await ValueOfAsync("new Till().Money"));
    }

    [Fact]
    public async Task An_exception_in_a_library_names_the_line_of_its_cell()
    {
        await RunAsync("namespace Shop\n{\n    public static class Till\n    {\n        public static void Jam() => throw new InvalidOperationException(\"jammed\");\n    }\n}");

        var output = await RunAsync("Till.Jam();");

        Assert.Contains("   at Shop.Till.Jam() in cell 1, line 5", output.Error.Traceback);
    }
}
