namespace FineTune.Notebook;

/// <summary>
/// How far a run is: a bar, numbers and what the model answered last. The first line of the text is the status line, all that a terminal
/// shows.
/// </summary>
[TypeFormatterSource(typeof(DisplayFormatterSource), PreferredMimeTypes = [MimeTypes.Html, MimeTypes.Text])]
internal sealed record ProgressCard : IDisplay
{
    private const int BarWidth = 30;
    private const int LongestText = 600;

    public required string Name { get; init; }

    /// <summary>"training", what it waits for, or how it ended.</summary>
    public required string State { get; init; }

    /// <summary>Null before the first measurement.</summary>
    public required TrainingProgress? Progress { get; init; }

    public required bool IsOver { get; init; }

    /// <summary>Null when the model was not asked.</summary>
    public required SampleGenerated? Sample { get; init; }

    public string Render(string mimeType) => Rendering.Choose(mimeType, ToHtml, ToText);

    private Html ToHtml() => Html.Element("div",
    [
        Html.Element("h4", $"{Name} · {State}"),
        .. Progress is null ? [] : ProgressHtml(Progress),
        .. Sample is null ? [] : SampleHtml(Sample),
    ]);

    private IEnumerable<Html> ProgressHtml(TrainingProgress progress)
    {
        if (progress.Share is { } share)
            yield return Html.Element("div", Html.Element("div").With("style", $"width:{Numbers.Percent(share)}%"))
                .Class("progress").With("role", "img").With("aria-label", $"{Numbers.Percent(share)} % of the steps");
        var facts = progress.Facts(IsOver).ToList();
        yield return Html.Element("table",
            Html.Element("thead", Html.Element("tr", facts.Select(fact => Html.Element("th", fact.Label).Class("number")))),
            Html.Element("tbody", Html.Element("tr", facts.Select(fact => Html.Element("td", fact.Value).Class("number")))));
    }

    private static IEnumerable<Html> SampleHtml(SampleGenerated sample) =>
    [
        Html.Element("div", Html.Element("span", "asked").Class("role"), Shown(sample.Prompt)).Class("turn user"),
        Html.Element("div", Html.Element("span", $"answers {When(sample)}").Class("role"), Shown(sample.Answer)).Class("turn assistant"),
    ];

    private string ToText()
    {
        if (Progress is null)
            return $"{Name} · {State}";
        string[] bar = Progress.Share is { } share ? [$"{Bar(share)} {Numbers.Percent(share)} %"] : [];
        string[] memory = Progress.MemoryBytes is { } bytes ? [$"{Numbers.Megabytes(bytes)} of memory"] : [];
        string[] sample = Sample is null ? [] : [$"asked: {Ellipsis.OneLine(Sample.Prompt, 120)}", $"answers {When(Sample)}: {Ellipsis.OneLine(Sample.Answer, 240)}"];
        return string.Join('\n', [Progress.Line(IsOver), string.Join(" · ", [$"{Name} · {State}", .. bar, .. memory]), .. sample]);
    }

    private static string When(SampleGenerated sample) => sample.Step == 0 ? "before training" : $"after step {sample.Step}";

    private static string Shown(string text) => text.Length == 0 ? "(nothing)" : Ellipsis.Shorten(text, LongestText);

    private static string Bar(double share)
    {
        var full = (int)Math.Round(share * BarWidth);
        return new string('█', full) + new string('░', BarWidth - full);
    }
}
