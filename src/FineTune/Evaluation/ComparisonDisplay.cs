namespace FineTune;

internal static class ComparisonDisplay
{
    private const int Rows = 12;
    private const int Columns = 8;
    private const int LongestName = 60;
    private const int Characters = 260;

    public static Html ToHtml(Comparison comparison)
    {
        var shown = comparison.Contestants.Take(Columns);
        var table = new HtmlTable([HtmlTable.Header("question"), .. shown.Select(name => Header(comparison, name))])
        {
            MaxRows = Rows,
            EvenColumns = true,
            Label = $"Answers of {string.Join(", ", shown)}",
        };
        table.AddEach(comparison.Rows, row =>
            [HtmlTable.Cell(Ellipsis.OneLine(row.Question, Characters)), .. row.Answers.Take(Columns).Select(Cell)]);
        var more = MoreContestants(comparison).Select(line => Html.Element("p", line).Class("more"));
        return Html.Element("div", [table.ToHtml(), .. more]);
    }

    public static string ToText(Comparison comparison)
    {
        var accuracy = comparison.Contestants.Take(Columns)
            .Select(name => Score(comparison, name) is { } score ? $"  {NameOf(name)}: {score}" : $"  {NameOf(name)}");
        var rows = comparison.Rows.Take(Rows).SelectMany(row => Block(comparison, row));
        return string.Join('\n', [Summary(comparison), .. accuracy, .. MoreContestants(comparison), .. rows]) + More.LineOf(comparison.Rows.Count - Rows);
    }

    private static IEnumerable<string> MoreContestants(Comparison comparison) =>
        comparison.Contestants.Count > Columns ? [$"{More.Of(comparison.Contestants.Count - Columns)} contestants"] : [];

    private static string NameOf(string contestant) => Ellipsis.OneLine(contestant, LongestName);

    private static string Summary(Comparison comparison) => comparison.Rows.Count == 1 ? "1 held-out question" : $"{comparison.Rows.Count} held-out questions";

    private static Html Header(Comparison comparison, string name) => Score(comparison, name) is { } score
        ? Html.Element("th", NameOf(name), Html.Element("br"), Html.Element("span", score).Class("score")).With("scope", "col")
        : HtmlTable.Header(NameOf(name));

    /// <summary>"21 of 32 right (66 %)"; null without facts.</summary>
    private static string? Score(Comparison comparison, string name) => comparison.RightAnswers(name) is { } right
        ? $"{right} of {comparison.Rows.Count} right ({100.0 * right / comparison.Rows.Count:F0} %)"
        : null;

    /// <summary>Side by side does not fit a terminal, so the answers stand below their question.</summary>
    private static IEnumerable<string> Block(Comparison comparison, ComparisonRow row)
    {
        var names = comparison.Contestants.Take(Columns).Select(NameOf).ToArray();
        var width = names.Max(name => name.Length);
        yield return $"\n? {Ellipsis.OneLine(row.Question, Characters)}";
        foreach (var (name, answer) in names.Zip(row.Answers))
            yield return $"  {Mark(answer) ?? " "} {name.PadRight(width)}  {Ellipsis.OneLine(answer.Text, Characters)}";
    }

    private static Html Cell(ContestantAnswer answer)
    {
        var text = Ellipsis.OneLine(answer.Text, Characters);
        if (Mark(answer) is not { } mark)
            return Html.Element("td", text);
        var word = answer.Right == true ? "right" : "wrong";
        return Html.Element("td", Html.Element("span", mark).Class("mark").With("role", "img").With("aria-label", word).With("title", word), text).Class(word);
    }

    private static string? Mark(ContestantAnswer answer) => answer.Right switch
    {
        true => "✓",
        false => "✗",
        null => null,
    };
}
