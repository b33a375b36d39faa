namespace FineTune;

internal static class DatasetSplitDisplay
{
    public static Html ToHtml(DatasetSplit split)
    {
        var table = new HtmlTable(HtmlTable.Header("part"), HtmlTable.NumberHeader("examples"), HtmlTable.NumberHeader("share"), HtmlTable.Header("for"))
        {
            Label = "Parts of the data set",
        };
        foreach (var (dataset, use) in Parts(split))
        {
            table.Add(
                HtmlTable.Cell(dataset.Name), HtmlTable.Number($"{dataset.Count}"), HtmlTable.Number(Share(split, dataset)), HtmlTable.Cell(use));
        }
        return table.ToHtml();
    }

    public static string ToText(DatasetSplit split)
    {
        var table = new TextTable("part", "examples", "share", "for") { RightAligned = [1, 2] };
        foreach (var (dataset, use) in Parts(split))
            table.Add(dataset.Name, $"{dataset.Count}", Share(split, dataset), use);
        return table.ToString();
    }

    private static IEnumerable<(Dataset Dataset, string Use)> Parts(DatasetSplit split) =>
    [
        (split.Train, "learning"),
        (split.Validation, "choosing settings and the best checkpoint"),
        (split.Test, "the last word, looked at once"),
    ];

    private static string Share(DatasetSplit split, Dataset part)
    {
        var all = split.Train.Count + split.Validation.Count + split.Test.Count;
        return all == 0 ? "–" : $"{100.0 * part.Count / all:F0} %";
    }
}
