namespace FineTune;

/// <summary>A title, what to make of it, and facts with their labels; those of losses begin with a curve.</summary>
internal sealed record FactTable(string Title, IReadOnlyList<(string Label, string Value)> Facts)
{
    public string? Remark { get; init; }

    /// <summary>How it stands with what is shown, in a word, behind the title.</summary>
    public StateWord? State { get; init; }

    public string Render(string mimeType) => Rendering.Choose(mimeType, ToHtml, ToText);

    private Html ToHtml()
    {
        IEnumerable<Html> rows = Facts.Select(fact => Html.Element("tr",
            Html.Element("th", fact.Label).Class("word"),
            Html.Element("td", fact.Value).Class(fact.Label.EndsWith("loss", StringComparison.Ordinal) ? "spark" : "")));
        Html[] remark = Remark is null ? [] : [Html.Element("p", Remark)];
        Html[] state = State is { } word ? [" ", word.ToHtml()] : [];
        return Html.Element("div", [Html.Element("h4", [Title, .. state]), .. remark, Html.Element("table", Html.Element("tbody", rows))]);
    }

    private string ToText()
    {
        var width = Facts.Max(fact => fact.Label.Length);
        string[] remark = Remark is null ? [] : [Remark];
        return string.Join('\n', [State is { } word ? $"{Title} · {word}" : Title, .. remark, .. Facts.Select(fact => $"  {fact.Label.PadRight(width)}  {fact.Value}")]);
    }
}
