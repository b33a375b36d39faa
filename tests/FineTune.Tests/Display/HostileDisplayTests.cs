using System.Text.RegularExpressions;

namespace FineTune.Tests.Display;

/// <summary>Whatever stands in data, names and files, a display shows it as text, and stays small.</summary>
public sealed partial class HostileDisplayTests : IDisposable
{
    private const int Largest = 200_000;
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Attacks { get; } =
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=\"alert(1)\">'",
        "</style></td></div><h1>taken over",
        "\u202Egpj.exe\u2066\u2069\u200F\u061C",
        "a\0b\u001B[31mred\u0007\u009B1m\r",
        "half \uD800 and \uDFFF of a character",
    ];

    [Theory]
    [MemberData(nameof(Attacks))]
    public void Nothing_in_it_becomes_markup_or_a_command(string attack) => Assert.All(Displays.All(_folder, new DisplayTexts(attack, attack)), each =>
    {
        var html = Displays.Content(each.Display);
        Assert.DoesNotContain(Tags().Matches(html), tag => !KnownTags().IsMatch(tag.Value));
        AssertSeen(html);
        AssertSeen(each.Display.Render(MimeTypes.Text));
    });

    [Theory]
    [InlineData("word ")]
    [InlineData("x")]
    [InlineData("\"")]
    [InlineData("\u0301")]
    [InlineData("👨‍👩‍👧")]
    [InlineData("\n")]
    public void A_megabyte_of_it_leaves_the_display_small(string part)
    {
        var megabyte = string.Concat(Enumerable.Repeat(part, 1_000_000 / part.Length));

        Assert.All(Displays.All(_folder, new DisplayTexts(megabyte, megabyte)), each =>
        {
            Assert.InRange(each.Display.Render(MimeTypes.Html).Length, 1, Largest);
            Assert.InRange(each.Display.Render(MimeTypes.Text).Length, 1, Largest);
        });
    }

    [Fact]
    public void Twice_rendered_is_the_same()
    {
        var displays = Displays.All(_folder, new DisplayTexts("a", "b c"));

        Assert.All(displays, each =>
        {
            Assert.Equal(each.Display.Render(MimeTypes.Html), each.Display.Render(MimeTypes.Html));
            Assert.Equal(each.Display.Render(MimeTypes.Text), each.Display.Render(MimeTypes.Text));
        });
    }

    [Fact]
    public void Of_much_there_is_a_part_and_a_number()
    {
        var job = (ServiceJob)Displays.All(_folder, new DisplayTexts("a", "b")).Single(each => each.Name == "job").Display;

        Assert.EndsWith("… and 980 more", new JobTable([.. Enumerable.Repeat(job, 1_000)]).Render(MimeTypes.Text), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static void AssertSeen(string text) =>
        Assert.DoesNotMatch(@"[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]|[\0-\x08\x0B-\x1F\x7F-\x9F]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]", text);

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    /// <summary>What displays are made of, with attributes that do nothing.</summary>
    [GeneratedRegex("""^</?(div|h4|p|table|thead|tbody|tr|th|td|span|mark|br)( (class|role|aria-label|scope|colspan|title|style)="[^"<>]*")*>$""")]
    private static partial Regex KnownTags();
}
