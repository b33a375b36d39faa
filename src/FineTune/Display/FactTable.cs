namespace FineTune;

/// <summary>A title and facts with their labels.</summary>
internal sealed record FactTable(string Title, IReadOnlyList<(string Label, string Value)> Facts)
{
    public string Render(string mimeType) => Rendering.Choose(mimeType, ToHtml, ToText);

    private Html ToHtml() => Html.Element("div",
        Html.Element("h4", Title),
        Html.Element("table", Html.Element("tbody", Facts.Select(fact => Html.Element("tr",
            Html.Element("th", fact.Label).Class("word"),
            Html.Element("td", fact.Value))))));

    private string ToText()
    {
        var width = Facts.Max(fact => fact.Label.Length);
        return string.Join('\n', [Title, .. Facts.Select(fact => $"  {fact.Label.PadRight(width)}  {fact.Value}")]);
    }
}
