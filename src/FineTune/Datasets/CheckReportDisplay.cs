namespace FineTune;

internal static class CheckReportDisplay
{
    private const int Rows = 30;
    private const int Lines = 12;
    private const int LongestName = 200;
    private const int LongestMessage = 1_000;

    public static Html ToHtml(CheckReport report)
    {
        var heading = Html.Element("div", Html.Element("h4", $"{Mark(report)} {NameOf(report)}"), Html.Element("p", Summary(report)));
        if (report.Findings.Count == 0)
            return heading;
        var table = new HtmlTable(HtmlTable.Header("severity"), HtmlTable.Header("code"), HtmlTable.Header("what and what to do"), HtmlTable.Header("lines"))
        {
            MaxRows = Rows,
            Label = $"Findings in {NameOf(report)}",
        };
        table.AddEach(report.Findings, finding =>
        [
            HtmlTable.Cell(Word(finding.Severity)).Class($"word {Word(finding.Severity)}"),
            HtmlTable.Word(finding.Code), HtmlTable.Cell(finding.Message), HtmlTable.Cell(LinesOf(finding)),
        ]);
        return Html.Element("div", heading, table.ToHtml());
    }

    public static string ToText(CheckReport report)
    {
        var findings = report.Findings.Take(Rows).Select(finding =>
            $"{Word(finding.Severity),-11}  {finding.Code}: {Ellipsis.Shorten(finding.Message, LongestMessage)}"
            + (finding.Lines.Count > 0 ? $" {(finding.Lines.Count == 1 ? "Line" : "Lines")} {LinesOf(finding)}." : ""));
        return string.Join('\n', [$"{Mark(report)} {NameOf(report)}: {Summary(report)}", .. findings]) + More.LineOf(report.Findings.Count - Rows);
    }

    private static string NameOf(CheckReport report) => Ellipsis.OneLine(report.DatasetName, LongestName);

    private static string Summary(CheckReport report) =>
        $"{DatasetCheck.Examples(report.Examples)}; " + (report.Findings.Count == 0 ? "nothing to complain of" : string.Join(", ", report.Findings
            .CountBy(finding => finding.Severity).OrderByDescending(count => count.Key)
            .Select(count => $"{count.Value} {Word(count.Key)}{(count.Value > 1 && count.Key != Severity.Information ? "s" : "")}")));

    private static string LinesOf(Finding finding) =>
        string.Join(", ", finding.Lines.Take(Lines)) + (finding.Lines.Count > Lines ? $" {More.Of(finding.Lines.Count - Lines)}" : "");

    private static string Mark(CheckReport report) => report.Ok ? "✓" : "✗";

    private static string Word(Severity severity) => severity.ToString().ToLowerInvariant();
}
