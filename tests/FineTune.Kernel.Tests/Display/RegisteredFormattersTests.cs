namespace FineTune.Kernel.Tests;

/// <summary>Formatters that cells register. Every test has a type of its own: the library's registry is one per process.</summary>
public sealed class RegisteredFormattersTests : SessionTest
{
    private const string Usings = "using Microsoft.DotNet.Interactive.Formatting;\n";

    [Fact]
    public async Task A_formatter_for_html_is_used_and_its_words_are_the_text()
    {
        var data = await ShownAsync("class A1 { public int X = 4; } Formatter.Register<A1>(a => $\"<b>{a.X}</b>\", \"text/html\"); new A1()");

        Assert.Equal([("text/html", "<b>4</b>"), ("text/plain", "4")], data);
    }

    [Fact]
    public async Task A_formatter_for_text_alone_is_seen() =>
        Assert.Equal(
            [("text/plain", "A2 of 4")],
            await ShownAsync("class A2 { public int X = 4; } Formatter.Register<A2>(a => $\"A2 of {a.X}\"); new A2()"));

    [Theory]
    [InlineData("Formatter.Register<{0}>((value, writer) => writer.Write(\"mine\"), \"text/html\");")]
    [InlineData("Formatter.Register<{0}>((value, context) => {{ context.Writer.Write(\"mine\"); return true; }}, \"text/html\");")]
    [InlineData("Formatter.Register(typeof({0}), (value, writer) => writer.Write(\"mine\"), \"text/html\");")]
    [InlineData("Formatter.Register(new HtmlFormatter<{0}>((value, context) => context.Writer.Write(\"mine\")));")]
    public async Task All_ways_to_register_are_heard(string registration)
    {
        var type = "B" + registration.Length;

        var data = await ShownAsync($"class {type} {{ }} {string.Format(registration, type)} new {type}()");

        Assert.Equal([("text/html", "mine"), ("text/plain", "mine")], data);
    }

    [Fact]
    public async Task Several_preferred_types_come_in_their_order()
    {
        var data = await ShownAsync(
            """
            class A3 { }
            Formatter.Register<A3>(_ => "cGljdHVyZQ==", "image/png");
            Formatter.Register<A3>(_ => "# md", "text/markdown");
            Formatter.SetPreferredMimeTypesFor(typeof(A3), "image/png", "text/markdown");
            new A3()
            """);

        Assert.Equal(["image/png", "text/markdown", "text/plain"], data.Select(entry => entry.Mime));
    }

    [Fact]
    public async Task A_preferred_type_that_nobody_writes_is_told_and_does_no_harm()
    {
        var output = await RunAsync(Usings + "class A7 { } Formatter.SetPreferredMimeTypesFor(typeof(A7), \"text/markdown\"); new A7()");

        Assert.Equal("A7", Assert.Single(output.Result.Data).Value!.GetValue<string>());
        Assert.StartsWith("Nothing turns A7 into text/markdown. Register a formatter: Formatter.Register<A7>(", output.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_formatter_of_an_interface_or_an_open_type_counts()
    {
        Assert.Equal("shape", (await ShownAsync(
            "interface IShape { } class Round : IShape { } Formatter.Register<IShape>(_ => \"shape\", \"text/html\"); new Round()"))[0].Text);
        Assert.Equal("box", (await ShownAsync(
            "class Box<T> { } Formatter.Register(typeof(Box<>), (_, writer) => writer.Write(\"box\"), \"text/html\"); new Box<int>()"))[0].Text);
    }

    [Fact]
    public async Task Items_of_a_list_and_values_of_an_object_use_it_too()
    {
        await RunAsync(Usings + "class A4 { } Formatter.Register<A4>(_ => \"<i>four</i>\", \"text/html\");");

        Assert.Contains("<td style=\"text-align:left;vertical-align:top\"><i>four</i></td>", (await ShownAsync("new[] { new A4() }"))[0].Text, StringComparison.Ordinal);
        Assert.Equal("Name: four", (await ShownAsync("new { Name = new A4() }"))[1].Text);
    }

    [Fact]
    public async Task A_formatter_that_fails_is_told_and_the_value_is_shown_without_it()
    {
        var output = await RunAsync(Usings +
            """
            class A5 { public int X => 4; }
            Formatter.Register<A5>((_, _) => throw new FormatException("broken"), "text/html");
            new A5()
            """);

        Assert.Equal("A5\n  X: 4", output.Result.Data["text/plain"]!.GetValue<string>().ReplaceLineEndings("\n"));
        Assert.Equal(
            "The formatter of A5 for text/html failed. System.FormatException: broken\n   at lambda in cell 1, line 3\n", output.Text);
    }

    [Fact]
    public async Task The_attribute_of_the_formatting_library_works_in_a_cell()
    {
        var data = await ShownAsync(
            """
            [TypeFormatterSource(typeof(Source), PreferredMimeTypes = new[] { "text/html", "text/markdown" })] class A6 { }
            class Source : ITypeFormatterSource
            {
                public IEnumerable<ITypeFormatter> CreateTypeFormatters() =>
                    new ITypeFormatter[] { new HtmlFormatter<A6>((a, context) => context.Writer.Write("six")) };
            }
            new A6()
            """);

        Assert.Equal(("text/html", "six"), data[0]);
    }

    [Fact]
    public async Task A_pocket_view_is_its_html_without_rules_for_the_page()
    {
        var data = await ShownAsync(
            "using static Microsoft.DotNet.Interactive.Formatting.PocketViewTags;\n"
            + "div[@class: \"x\", style: \"color:red\"](h4(\"a < b\"), 5, new { Y = 1 })");

        Assert.StartsWith("<div class=\"x\" style=\"color:red\"><h4>a &lt; b</h4>", data[0].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<style", data[0].Text, StringComparison.Ordinal);
        Assert.StartsWith("a < b\n5", data[1].Text, StringComparison.Ordinal);
    }

    private async Task<List<(string Mime, string Text)>> ShownAsync(string code)
    {
        var output = await RunAsync(Usings + code);
        Assert.Empty(output.Messages.OfType<ErrorMessage>().SelectMany(error => error.Traceback));
        return [.. output.Result.Data.Select(entry => (entry.Key, entry.Value!.ToString().ReplaceLineEndings("\n")))];
    }
}
