namespace FineTune.Notebook.Tests;

public sealed class StaticHtmlTests
{
    [Theory]
    [InlineData("plain &amp; text")]
    [InlineData("<table class=\"t\"><tr><td colspan='2' style=\"text-align:right\">1</td></tr></table>")]
    [InlineData("<p>a<br>b<br/><a href=\"https://example.org\">c</a> <a href=\"#place\">d</a></p>")]
    [InlineData("<img src=\"data:image/png;base64,AAAA\" alt=\"x\">")]
    [InlineData("<details open><summary>s</summary>t</details>")]
    public void Plain_content_stays_as_it_is(string html) => Assert.Equal(html, StaticHtml.Confine(html, "output-1"));

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<SCRIPT>alert(1)</SCRIPT>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("<img src=\"data:image/png;base64,AAAA\" onerror=\"alert(1)\">")]
    [InlineData("<img src=\"https://example.org/pixel.png\">")]
    [InlineData("<img src=\"data:text/html;base64,AAAA\">")]
    [InlineData("<a href=\"javascript:alert(1)\">x</a>")]
    [InlineData("<a href=\"java&#10;script:alert(1)\">x</a>")]
    [InlineData("<a href=\" &#1;javascript:alert(1)\">x</a>")]
    [InlineData("<a href=\"data:text/html,x\">x</a>")]
    [InlineData("<div id=\"content\">x</div>")]
    [InlineData("<div style=\"background:url(https://example.org)\">x</div>")]
    [InlineData("<div style=\"background:u\\72l(x)\">x</div>")]
    [InlineData("<iframe src=\"https://example.org\"></iframe>")]
    [InlineData("<form action=\"https://example.org\"></form>")]
    [InlineData("<svg onload=\"alert(1)\"></svg>")]
    [InlineData("<style>@import 'https://example.org';</style>")]
    [InlineData("<style>a{} } body{display:none}</style>")]
    [InlineData("<style>a{</style>")]
    [InlineData("</div></main><h1>out of its place</h1>")]
    [InlineData("<div>never closed")]
    [InlineData("<b><i>crossed</b></i>")]
    [InlineData("<!-- comment -->")]
    [InlineData("1 < 2")]
    public void Whatever_could_do_more_is_refused(string html) => Assert.Null(StaticHtml.Confine(html, "output-1"));

    [Fact]
    public async Task Displays_of_the_library_are_plain_content()
    {
        var model = RepositoryFolder.At("data/models/seedling");
        var data = await Dataset.LoadAsync(RepositoryFolder.At("data/customer-support.jsonl"), TestContext.Current.CancellationToken);
        IDisplay[] displays = [data, data[0], data.Check(), data.Mask(model), data.CountTokens(model), ModelCard.Read(model), new RunTable([]), new JobTable([])];

        Assert.All(displays, display => Assert.NotNull(StaticHtml.Confine(display.Render(MimeTypes.Html), "output-1")));
    }

    [Fact]
    public void A_style_sheet_reaches_its_own_output_alone() =>
        Assert.Equal("<style>@scope (#output-7){td{color:red}}</style><b>x</b>", StaticHtml.Confine("<style>td{color:red}</style><b>x</b>", "output-7"));
}
