using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.DotNet.Interactive;

namespace FineTune.Kernel.Tests;

public sealed class MimeBundleTests
{
    [Fact]
    public void A_type_that_names_its_formatters_is_shown_in_all_its_types_in_order()
    {
        var bundle = MimeBundle.Of(new Chart("loss"));

        Assert.Equal(["application/vnd.test.v1+json", "image/png", "text/plain"], bundle.Select(entry => entry.Key));
        Assert.Equal(JsonValueKind.Object, bundle["application/vnd.test.v1+json"]!.GetValueKind());
        Assert.Equal("loss", bundle["application/vnd.test.v1+json"]!["name"]!.GetValue<string>());
        Assert.Equal("cGljdHVyZQ==", bundle["image/png"]!.GetValue<string>());
        Assert.Equal("chart of loss", bundle["text/plain"]!.GetValue<string>());
    }

    [Fact]
    public void Plain_text_is_added_to_what_a_type_prefers()
    {
        var bundle = MimeBundle.Of(new Page());

        Assert.Equal(["text/html", "text/plain"], bundle.Select(entry => entry.Key));
        Assert.Equal("<b>page</b>", bundle["text/html"]!.GetValue<string>());
    }

    [Theory]
    [InlineData(42, "42")]
    [InlineData(2.5, "2.5")]
    [InlineData(true, "True")]
    [InlineData('c', "c")]
    [InlineData("text <b>", "text <b>")]
    [InlineData(DayOfWeek.Monday, "Monday")]
    public void Words_and_numbers_are_plain_text_alone(object value, string expected)
    {
        var bundle = MimeBundle.Of(value);

        Assert.Equal($$"""{"text/plain":{{JsonSerializer.Serialize(expected)}}}""", bundle.ToJsonString());
    }

    [Fact]
    public void Other_objects_are_a_table_and_text()
    {
        var bundle = MimeBundle.Of(new { Name = "<Ada>", Age = 36 });

        Assert.Equal(["text/html", "text/plain"], bundle.Select(entry => entry.Key));
        Assert.Contains("&lt;Ada&gt;", bundle["text/html"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Contains("Age: 36", bundle["text/plain"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public void Types_asked_for_are_the_ones_given()
    {
        var bundle = MimeBundle.Of(JsonNode.Parse("""{"a":1}"""), "application/json");

        Assert.Equal(["application/json", "text/plain"], bundle.Select(entry => entry.Key));
        Assert.Equal(1, bundle["application/json"]!["a"]!.GetValue<int>());
    }

    [Fact]
    public void Nothing_is_shown_as_text() => Assert.Equal(["text/plain"], MimeBundle.Of(null).Select(entry => entry.Key));

    [Fact]
    public void A_formatter_that_lies_about_json_is_told_and_left_out()
    {
        var faults = new List<string>();

        var bundle = MimeBundle.Of(new Liar(), faults.Add);

        Assert.Equal(["text/plain"], bundle.Select(entry => entry.Key));
        Assert.StartsWith(
            "The formatter of Liar did not write JSON, which application/vnd.test.v1+json is",
            Assert.Single(faults), StringComparison.Ordinal);
    }

    [Fact]
    public void A_mime_type_that_nobody_can_write_is_told_with_what_to_do()
    {
        var faults = new List<string>();

        var bundle = MimeBundle.Of(5, faults.Add, "image/bmp");

        Assert.Equal("5", Assert.Single(bundle).Value!.GetValue<string>());
        Assert.Contains("Formatter.Register<int>", Assert.Single(faults), StringComparison.Ordinal);
    }

    [Fact]
    public void A_type_that_names_formatters_and_no_preference_is_shown_in_what_it_has() =>
        Assert.Equal(["image/png", "text/plain"], MimeBundle.Of(new Picture()).Select(entry => entry.Key));

    [Fact]
    public void A_lazy_query_is_run_once_for_all_mime_types()
    {
        var runs = 0;
        IEnumerable<object> Query()
        {
            runs++;
            yield return new { Name = "Ada" };
        }

        MimeBundle.Of(Query());

        Assert.Equal(1, runs);
    }

    [Fact]
    public void Values_made_by_hand_are_the_whole_bundle()
    {
        var bundle = MimeBundle.Of(new[] { new FormattedValue("text/html", "<b>x</b>"), new FormattedValue("application/json", "[1]") });

        Assert.Equal("""{"text/html":"\u003Cb\u003Ex\u003C/b\u003E","application/json":[1]}""", bundle.ToJsonString());
    }
}

/// <summary>Found by its name alone: this is not the attribute of the formatting library.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    public Type FormatterSourceType { get; } = formatterSourceType;
    public string[]? PreferredMimeTypes { get; set; }
}

internal sealed class NamedFormatter(string mimeType, Func<object, string> write)
{
    public string MimeType { get; } = mimeType;

    public bool Format(object instance, TextWriter writer)
    {
        writer.Write(write(instance));
        return true;
    }
}

[TypeFormatterSource(typeof(ChartFormatters), PreferredMimeTypes = ["application/vnd.test.v1+json", "image/png", "text/plain"])]
internal sealed record Chart(string Name);

internal sealed class ChartFormatters
{
#pragma warning disable CA1822 // called by name on an instance
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new NamedFormatter("application/vnd.test.v1+json", chart => $$"""{"name":"{{((Chart)chart).Name}}"}"""),
        new NamedFormatter("image/png", _ => "cGljdHVyZQ=="),
        new NamedFormatter("text/plain", chart => $"chart of {((Chart)chart).Name}"),
    ];
}

[TypeFormatterSource(typeof(PageFormatters), PreferredMimeTypes = ["text/html"])]
internal sealed class Page;

internal sealed class PageFormatters
{
    public IEnumerable<object> CreateTypeFormatters() => [new NamedFormatter("text/html", _ => "<b>page</b>")];
}

[TypeFormatterSource(typeof(PictureFormatters))]
internal sealed class Picture;

internal sealed class PictureFormatters
{
    public IEnumerable<object> CreateTypeFormatters() => [new NamedFormatter("image/png", _ => "cGljdHVyZQ==")];
}

[TypeFormatterSource(typeof(LiarFormatters), PreferredMimeTypes = ["application/vnd.test.v1+json"])]
internal sealed class Liar;

internal sealed class LiarFormatters
{
    public IEnumerable<object> CreateTypeFormatters() => [new NamedFormatter("application/vnd.test.v1+json", _ => "no json")];
#pragma warning restore CA1822
}
