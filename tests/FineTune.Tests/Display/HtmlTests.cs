namespace FineTune.Tests.Display;

public sealed class HtmlTests
{
    [Fact]
    public void Text_and_attribute_values_are_escaped()
    {
        var html = Html.Element("td", "<script>alert('&')</script>").With("title", "\" onclick=\"x").ToString();

        Assert.Equal("<td title=\"&quot; onclick=&quot;x\">&lt;script&gt;alert(&#39;&amp;&#39;)&lt;/script&gt;</td>", html);
    }

    [Fact]
    public void Elements_nest_and_void_elements_have_no_end() =>
        Assert.Equal("<p>a<br><b>c</b></p>", Html.Element("p", "a", Html.Element("br"), Html.Element("b", "c")).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("td onclick")]
    [InlineData("a>")]
    public void Names_are_names(string name)
    {
        Assert.Throws<ArgumentException>(() => Html.Element(name));
        Assert.Throws<ArgumentException>(() => Html.Element("td").With(name, "x"));
    }

    [Fact]
    public void Control_and_text_direction_characters_are_made_visible_and_half_characters_replaced() =>
        Assert.Equal("a\uFFFDb\uFFFDc\uFFFDd\ne", Html.Text("a\u0007b\u202Ec\ud800d\r\ne").ToString());

    [Fact]
    public void Classes_add_up_and_other_attributes_are_replaced() =>
        Assert.Equal("<td class=\"word error\" colspan=\"3\"></td>", Html.Element("td").Class("word").With("colspan", "2").Class("error").With("colspan", "3").ToString());

    [Fact]
    public void With_makes_a_copy()
    {
        var plain = Html.Element("td", "a");

        _ = plain.Class("number");

        Assert.Equal("<td>a</td>", plain.ToString());
    }
}
