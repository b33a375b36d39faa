namespace FineTune.Notebook;

/// <summary>How far a run is: a bar, the numbers, and the newest answer of the model to a held-out question.</summary>
[TypeFormatterSource(typeof(DisplayFormatterSource), PreferredMimeTypes = [MimeTypes.Html, MimeTypes.Text])]
internal sealed record TrainingCard : IDisplay
{
    public required string Name { get; init; }

    /// <summary>"waiting: queued", "training", "done", "stopped at step 12".</summary>
    public required string State { get; init; }

    /// <summary>0 when nobody knows.</summary>
    public required int TotalSteps { get; init; }

    public required int StepsPerEpoch { get; init; }

    /// <summary>The latest measurements.</summary>
    public required IReadOnlyList<MetricPoint> Points { get; init; }

    public SampleGenerated? Sample { get; init; }

    public string Render(string mimeType) => Rendering.Choose(mimeType, ToHtml, ToText);

    private int Step => Points is [.., var last] ? last.Step : 0;

    private string Numbers => Points is []
        ? TotalSteps > 0 ? $"{TotalSteps:N0} steps" : ""
        : string.Join(" · ", [StatusLine.Render(Points, TotalSteps, StepsPerEpoch), .. Memory]);

    private string[] Memory => Points.LastOrDefault(point => point.MemoryBytes is not null)?.MemoryBytes is { } bytes ? [$"{bytes / 1e6:N0} MB"] : [];

    private Html ToHtml()
    {
        var share = TotalSteps > 0 ? 100.0 * Step / TotalSteps : 0;
        var bar = Html.Element("div", Html.Element("div", "").Class("done").With("style", FormattableString.Invariant($"width:{share:F1}%")))
            .Class("progress").With("role", "progressbar").With("aria-label", $"{Name}: steps")
            .With("aria-valuemin", "0").With("aria-valuemax", $"{TotalSteps}").With("aria-valuenow", $"{Step}");
        return Html.Element("div", [
            Html.Element("h4", Name, " ", Html.Element("span", State).Class("state")),
            bar,
            Html.Element("p", Numbers).Class("number"),
            .. Sample is { } sample ? [SampleHtml(sample)] : (Html[])[],
        ]);
    }

    private static Html SampleHtml(SampleGenerated sample) => Html.Element("div",
        Html.Element("p", $"At step {sample.Step:N0} it answers:").Class("more"),
        Html.Element("div", Html.Element("span", "user").Class("role"), Ellipsis.Shorten(sample.Prompt, 500)).Class("turn user"),
        Html.Element("div", Html.Element("span", "assistant").Class("role"), Ellipsis.Shorten(sample.Answer, 500)).Class("turn assistant"));

    private string ToText()
    {
        string[] sample = Sample is { } said ? [$"step {said.Step}: {Ellipsis.OneLine(said.Prompt, 80)} → {Ellipsis.OneLine(said.Answer, 160)}"] : [];
        return string.Join('\n', [Numbers is "" ? $"{Name}: {State}" : $"{Name}: {State} · {Numbers}", .. sample]);
    }
}
