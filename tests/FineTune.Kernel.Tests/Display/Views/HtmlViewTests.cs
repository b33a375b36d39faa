using System.Xml.Linq;

namespace FineTune.Kernel.Tests;

public sealed class HtmlViewTests
{
    [Fact]
    public void Objects_of_one_kind_are_a_table()
    {
        var table = Element(new[] { new Person("Ada", 36), new Person("Charles", 101) });

        Assert.Equal(["", "Name", "Age"], table.Descendants("th").Select(cell => cell.Value));
        Assert.Equal(["0", "Ada", "36", "1", "Charles", "101"], table.Descendants("td").Select(cell => cell.Value));
    }

    [Fact]
    public void Numbers_stand_to_the_right_and_words_to_the_left()
    {
        var cells = Element(new[] { new Person("Ada", 36) }).Descendants("td").ToList();

        Assert.Contains("text-align:left", cells[1].Attribute("style")!.Value, StringComparison.Ordinal);
        Assert.Contains("text-align:right", cells[2].Attribute("style")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_inside_a_cell_unfolds()
    {
        var inner = Element(new { Author = new Person("Ada", 36) }).Descendants("details").Single();

        Assert.Equal("Person { Name: Ada, Age: 36 }", inner.Element("summary")!.Value);
        Assert.Equal(["Ada", "36"], inner.Descendants("td").Select(cell => cell.Value));
    }

    [Fact]
    public void Text_of_the_user_is_text_wherever_it_stands()
    {
        const string Hostile = "<script>alert('x')</script>";
        object[] values =
        [
            Hostile,
            new Person(Hostile, 1),
            new[] { new Person(Hostile, 1) },
            new Dictionary<string, int> { [Hostile] = 1 },
            new[] { Hostile + "\n", Hostile },
            new { Inner = new { Text = Hostile } },
            new[] { new Dictionary<string, object> { [Hostile] = 1 } },
            new FrameLike([new ColumnLike(Hostile)], [[Hostile]]),
        ];

        Assert.All(values, value => Assert.DoesNotContain("<script", Html(value), StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void There_are_no_scripts_style_rules_colours_or_identifiers()
    {
        var html = Html(new { Name = "Ada", Friends = new[] { new Person("Charles", 101) }, Numbers = new[] { 1, 2 }, Long = "a\nb" });

        Assert.All(["<script", "<style", "color", " id=", " class="], word => Assert.DoesNotContain(word, html, StringComparison.Ordinal));
    }

    [Fact]
    public void A_long_table_says_what_is_left_out() =>
        Assert.EndsWith("<p><em>… 80 more</em></p>", Html(Enumerable.Range(0, 100).Select(i => new Person("Ada", i)).ToList()), StringComparison.Ordinal);

    private static XElement Element(object value) => XElement.Parse(Html(value));

    private static string Html(object value) => HtmlView.Write(ViewBuilder.Of(value));
}
