namespace FineTune;

/// <summary>A title, what to make of it, and facts with their labels; those of losses begin with a curve.</summary>
internal sealed record FactTable(string Title, IReadOnlyList<(string Label, string Value)> Facts)
{
    private const int LongestTitle = 200;
    private const int LongestValue = 1_000;

    public StatusBadge? Status { get; init; }
    public string? Remark { get; init; }

    public string Render(string mimeType) => Rendering.Choose(mimeType, ToHtml, ToText);

    private string ShownTitle => Ellipsis.OneLine(Title, LongestTitle);

    private Html ToHtml()
    {
        IEnumerable<Html> rows = Facts.Select(fact => Html.Element("tr", HtmlTable.RowHeader(fact.Label), ValueCell(fact.Label, fact.Value)));
        Html[] remark = Remark is null ? [] : [Html.Element("p", Remark)];
        Html[] title = Status is null ? [ShownTitle] : [ShownTitle, " ", Status.ToHtml()];
        var table = Html.Element("table", Html.Element("tbody", rows)).With("aria-label", ShownTitle);
        return Html.Element("div", [Html.Element("h4", title), .. remark, table]);
    }

    private static Html ValueCell(string label, string value)
    {
        if (!label.EndsWith("loss", StringComparison.Ordinal) || value.Split("  ", count: 2) is not [var curve, var numbers])
            return HtmlTable.Cell(value);
        return Html.Element("td", Sparkline.Picture(curve, $"curve of the {label}"), "  ", numbers);
    }

    private string ToText()
    {
        var width = Facts.Max(fact => fact.Label.Length);
        var indent = $"\n{new string(' ', width + 4)}";
        var title = Status is null ? ShownTitle : $"{ShownTitle} · {Status}";
        string[] remark = Remark is null ? [] : [Remark];
        var facts = Facts.Select(fact => $"  {fact.Label.PadRight(width)}  {Ellipsis.Shorten(fact.Value, LongestValue).ReplaceLineEndings(indent)}");
        return string.Join('\n', [title, .. remark, .. facts]);
    }
}
