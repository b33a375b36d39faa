namespace FineTune;

internal static class DatasetDisplay
{
    private const int Characters = 220;
    private const int LongestName = 200;

    public static Html ToHtml(DatasetPage page)
    {
        var table = new HtmlTable(
            HtmlTable.NumberHeader("line"), HtmlTable.NumberHeader("turns"), HtmlTable.Header("question"), HtmlTable.Header("answer"))
        {
            MaxRows = page.Size,
            Label = $"Examples of {Title(page)}",
        };
        foreach (var (line, example) in Examples(page))
        {
            table.Add(
                HtmlTable.Number($"{line}"),
                HtmlTable.Number($"{DatasetSummary.Turns(example)}"),
                HtmlTable.Cell(Ellipsis.OneLine(example.Question, Characters)),
                HtmlTable.Cell(Ellipsis.OneLine(example.Completion, Characters)));
        }
        Html[] more = MoreOf(page) is { } rest ? [Html.Element("p", rest).Class("more")] : [];
        return Html.Element("div",
            [Html.Element("h4", Title(page)), Html.Element("p", DatasetSummary.Of(page.Dataset)), table.ToHtml(), .. more]);
    }

    public static string ToText(DatasetPage page)
    {
        var table = new TextTable("line", "turns", "question", "answer") { RightAligned = [0, 1], WidestColumn = 50 };
        foreach (var (line, example) in Examples(page))
            table.Add($"{line}", $"{DatasetSummary.Turns(example)}", example.Question, example.Completion);
        var more = MoreOf(page) is { } rest ? $"\n{rest}" : "";
        return $"{Title(page)}\n{DatasetSummary.Of(page.Dataset)}\n{table}{more}";
    }

    private static string Title(DatasetPage page) =>
        Ellipsis.OneLine(page.Dataset.Name, LongestName) + (page.Number > 1 ? $" · page {page.Number} of {page.Pages}" : "");

    private static IEnumerable<(int Line, ChatExample Example)> Examples(DatasetPage page) =>
        Enumerable.Range(page.Start, page.Count).Select(index => (DatasetCheck.LineOf(page.Dataset[index], index), page.Dataset[index]));

    /// <summary>What to type to see the next page; null on the last one.</summary>
    private static string? MoreOf(DatasetPage page)
    {
        if (page.Number == page.Pages)
            return null;
        var left = page.Dataset.Count - page.Start - page.Count;
        var next = page.Number + 1;
        return page.Size == DatasetPage.UsualSize
            ? $"{More.Of(left)}: #!dataset show --page {next}, in C# dataset.Page({next})"
            : $"{More.Of(left)}: in C# dataset.Page({next}, size: {page.Size})";
    }
}
