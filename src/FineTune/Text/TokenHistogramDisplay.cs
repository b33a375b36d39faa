namespace FineTune;

internal static class TokenHistogramDisplay
{
    private const int Lines = 12;
    private const int TextWidth = 40;
    private const int LongestName = 200;

    public static Html ToHtml(TokenHistogram histogram)
    {
        Html[] tables = histogram.Tokens.Count == 0 ? [] : [Spreads(histogram), Bars(histogram)];
        return Html.Element("div",
            [Html.Element("h4", Title(histogram)), .. Sentences(histogram).Select(line => Html.Element("p", line)), .. tables]);
    }

    public static string ToText(TokenHistogram histogram)
    {
        string[] tables = histogram.Tokens.Count == 0 ? [] : ["", SpreadsAsText(histogram), "", BarsAsText(histogram)];
        return string.Join('\n', [Title(histogram), .. Sentences(histogram), .. tables]);
    }

    private static string SpreadsAsText(TokenHistogram histogram)
    {
        var table = new TextTable("tokens", "all", "trained") { RightAligned = [1, 2] };
        foreach (var (label, all, trained) in Measures(histogram))
            table.Add(label, all, trained);
        return table.ToString();
    }

    private static string BarsAsText(TokenHistogram histogram)
    {
        var buckets = TokenBucket.Of(histogram.Tokens);
        var bars = new TextTable("tokens", "examples", "") { RightAligned = [0, 1] };
        foreach (var bucket in buckets)
            bars.Add(Range(bucket), $"{bucket.Examples:N0}", TextBar.Of(Share(bucket, buckets), TextWidth));
        return bars.ToString();
    }

    private static string Title(TokenHistogram histogram) => $"{Ellipsis.OneLine(histogram.DatasetName, LongestName)} in tokens";

    private static IEnumerable<string> Sentences(TokenHistogram histogram)
    {
        yield return $"{DatasetCheck.Examples(histogram.Tokens.Count)}; {histogram.Reach}.";
        if (histogram.Overlong.Count > 0)
            yield return $"✂ {DatasetCheck.Examples(histogram.Overlong.Count)} longer than that, cut at the end: {LinesOf(histogram)}.";
        if (histogram.Useless > 0)
            yield return $"✗ {DatasetCheck.Examples(histogram.Useless)} without a trained token, left out by training.";
    }

    private static string LinesOf(TokenHistogram histogram) =>
        (histogram.Overlong.Count == 1 ? "line " : "lines ") + string.Join(", ", histogram.Overlong.Take(Lines)) + (histogram.Overlong.Count > Lines ? $" {More.Of(histogram.Overlong.Count - Lines)}" : "");

    private static Html Spreads(TokenHistogram histogram)
    {
        var table = new HtmlTable(HtmlTable.Header("tokens"), HtmlTable.NumberHeader("all"), HtmlTable.NumberHeader("trained")) { Label = "Tokens of an example" };
        foreach (var (label, all, trained) in Measures(histogram))
            table.Add(HtmlTable.RowHeader(label), HtmlTable.Number(all), HtmlTable.Number(trained));
        return table.ToHtml();
    }

    private static IEnumerable<(string Label, string All, string Trained)> Measures(TokenHistogram histogram)
    {
        var (all, trained) = (TokenSpread.Of(histogram.Tokens), TokenSpread.Of(histogram.Trained));
        return
        [
            ("min", $"{all.Smallest:N0}", $"{trained.Smallest:N0}"),
            ("median", $"{all.Median:N0}", $"{trained.Median:N0}"),
            ("mean", $"{all.Mean:N1}", $"{trained.Mean:N1}"),
            ("95 % have at most", $"{all.Percentile95:N0}", $"{trained.Percentile95:N0}"),
            ("max", $"{all.Largest:N0}", $"{trained.Largest:N0}"),
            ("an epoch", $"{histogram.TokensPerEpoch:N0}", $"{histogram.TrainedTokensPerEpoch:N0}"),
        ];
    }

    private static Html Bars(TokenHistogram histogram)
    {
        var buckets = TokenBucket.Of(histogram.Tokens);
        var table = new HtmlTable(HtmlTable.NumberHeader("tokens"), HtmlTable.NumberHeader("examples"), HtmlTable.Header("share of the fullest row"))
        {
            Label = "Examples by their number of tokens",
        };
        table.AddEach(buckets, bucket =>
            [HtmlTable.Number(Range(bucket)), HtmlTable.Number($"{bucket.Examples:N0}"), Html.Element("td", Bar(bucket, buckets)).Class("bars")]);
        return table.ToHtml();
    }

    private static IEnumerable<Html> Bar(TokenBucket bucket, IReadOnlyList<TokenBucket> buckets)
    {
        if (bucket.Examples == 0)
            return [];
        var percent = FormattableString.Invariant($"{100 * Share(bucket, buckets):0.#}");
        return [Html.Element("div").Class("bar").With("style", $"width:{percent}%")
            .With("role", "img").With("aria-label", $"{DatasetCheck.Examples(bucket.Examples)} of {Range(bucket)} tokens")];
    }

    private static double Share(TokenBucket bucket, IReadOnlyList<TokenBucket> buckets) => (double)bucket.Examples / buckets.Max(each => each.Examples);

    private static string Range(TokenBucket bucket) => bucket.From == bucket.To ? $"{bucket.From:N0}" : $"{bucket.From:N0}–{bucket.To:N0}";
}
