namespace FineTune;

internal static class TokenHistogramDisplay
{
    private const int Bars = 12;
    private const int WidestBar = 40;
    private const int LinesShown = 20;

    public static Html ToHtml(TokenHistogram histogram)
    {
        var numbers = new HtmlTable([HtmlTable.Header(""), .. Columns.Select(HtmlTable.NumberHeader)]);
        foreach (var (name, counts) in Rows(histogram))
            numbers.Add([Html.Element("th", name), .. Values(counts).Select(HtmlTable.Number)]);
        return Html.Element("div", [
            Html.Element("h4", $"{histogram.DatasetName}: tokens per example"),
            Html.Element("p", Summary(histogram)),
            .. TooLong(histogram) is { } warning ? [Html.Element("p", warning).Class("warning note")] : (Html[])[],
            BarsOf(histogram),
            numbers.ToHtml(),
        ]);
    }

    public static string ToText(TokenHistogram histogram)
    {
        var numbers = new TextTable(["", .. Columns]) { RightAligned = [1, 2, 3, 4, 5] };
        foreach (var (name, counts) in Rows(histogram))
            numbers.Add([name, .. Values(counts)]);
        var bins = Bins(histogram);
        var most = bins.Max(bin => bin.Count);
        var width = bins.Max(bin => bin.Name.Length);
        string[] warning = TooLong(histogram) is { } text ? [text] : [];
        return string.Join('\n',
        [
            $"{histogram.DatasetName}: tokens per example", Summary(histogram), .. warning,
            .. bins.Select(bin => $"{bin.Name.PadLeft(width)}  {new string('█', Length(bin.Count, most))} {bin.Count}"),
            numbers.ToString(),
        ]);
    }

    private static Html BarsOf(TokenHistogram histogram)
    {
        var bins = Bins(histogram);
        var most = bins.Max(bin => bin.Count);
        var rows = bins.Select(bin => Html.Element("div",
            Html.Element("span", bin.Name).Class("label"),
            Html.Element("span", "").Class(bin.OverLimit ? "bar over" : "bar").With("style", $"width:{Length(bin.Count, most) * 100 / WidestBar * 0.6:F0}%"),
            Html.Element("span", bin.OverLimit ? $"{bin.Count} (cut)" : $"{bin.Count}")).Class("bin"));
        return Html.Element("div", rows).Class("bars").With("role", "img").With("aria-label",
            "Histogram of tokens per example: " + string.Join(", ", bins.Select(bin => $"{bin.Name}: {bin.Count}")));
    }

    private static IEnumerable<(string Name, IReadOnlyList<int> Counts)> Rows(TokenHistogram histogram) =>
        [("all tokens", histogram.Tokens), ("trained tokens", histogram.Trained)];

    private static readonly string[] Columns = ["least", "median", "mean", "95 %", "most"];

    private static IEnumerable<string> Values(IReadOnlyList<int> counts) =>
    [
        $"{TokenHistogram.Quantile(counts, 0)}", $"{TokenHistogram.Quantile(counts, 0.5)}", $"{(counts.Count == 0 ? 0 : counts.Average()):F0}",
        $"{TokenHistogram.Quantile(counts, 0.95)}", $"{TokenHistogram.Quantile(counts, 1)}",
    ];

    private static string Summary(TokenHistogram histogram) =>
        $"{DatasetCheck.Examples(histogram.Tokens.Count)}, {histogram.TokensPerEpoch:N0} tokens an epoch, of which {histogram.Trained.Sum(count => (long)count):N0} are trained; "
        + $"an example may have {histogram.Limit:N0}";

    private static string? TooLong(TokenHistogram histogram)
    {
        var lines = histogram.TooLong;
        if (lines.Count == 0)
            return null;
        var shown = string.Join(", ", lines.Take(LinesShown)) + (lines.Count > LinesShown ? $" and {lines.Count - LinesShown} more" : "");
        return $"{DatasetCheck.Examples(lines.Count)} longer than {histogram.Limit:N0} tokens; the end is cut off and not learned. Lines {shown}.";
    }

    /// <summary>Bins of one width, a round number, from 0 to the longest example.</summary>
    private static List<(string Name, int Count, bool OverLimit)> Bins(TokenHistogram histogram)
    {
        var width = RoundUp(TokenHistogram.Quantile(histogram.Tokens, 1) / (double)Bars);
        var last = TokenHistogram.Quantile(histogram.Tokens, 1) / width;
        var counts = histogram.Tokens.CountBy(tokens => tokens / width).ToDictionary();
        return [.. Enumerable.Range(0, last + 1).Select(bin =>
            ($"{bin * width}–{((bin + 1) * width) - 1}", counts.GetValueOrDefault(bin), bin * width > histogram.Limit))];
    }

    /// <summary>1, 2 or 5 times a power of ten, at least 1.</summary>
    private static int RoundUp(double least)
    {
        for (var power = 1; ; power *= 10)
        {
            foreach (var step in (int[])[1, 2, 5])
            {
                if (step * power >= least)
                    return step * power;
            }
        }
    }

    private static int Length(int count, int most) => most == 0 ? 0 : (int)Math.Ceiling((double)count * WidestBar / most);
}
