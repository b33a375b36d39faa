namespace FineTune;

internal static class ComparisonDisplay
{
    private const int Rows = 12;
    private const int Characters = 260;

    public static Html ToHtml(Comparison comparison)
    {
        var table = new HtmlTable(
            [HtmlTable.Header("question"), .. comparison.Contestants.Select(name => Header(comparison, name))]) { MaxRows = Rows, EvenColumns = true };
        foreach (var row in comparison.Rows)
            table.Add([Html.Element("td", Ellipsis.OneLine(row.Question, Characters)), .. row.Answers.Select(Cell)]);
        return table.ToHtml();
    }

    public static string ToText(Comparison comparison)
    {
        var accuracy = comparison.Contestants
            .Select(name => Score(comparison, name) is { } score ? $"  {name}: {score}" : $"  {name}");
        var rows = comparison.Rows.Take(Rows).SelectMany(row => Block(comparison, row));
        return string.Join('\n', [Summary(comparison), .. accuracy, .. rows]) + More.LineOf(comparison.Rows.Count - Rows);
    }

    private static string Summary(Comparison comparison) => comparison.Rows.Count == 1 ? "1 question" : $"{comparison.Rows.Count} questions";

    private static Html Header(Comparison comparison, string name) => Score(comparison, name) is { } score
        ? Html.Element("th", name, Html.Element("br"), Html.Element("span", score).Class("score"))
        : HtmlTable.Header(name);

    /// <summary>"21 of 32 right (66 %)"; null without facts.</summary>
    private static string? Score(Comparison comparison, string name) => comparison.RightAnswers(name) is { } right
        ? $"{right} of {comparison.Rows.Count} right ({100.0 * right / comparison.Rows.Count:F0} %)"
        : null;

    /// <summary>Side by side does not fit a terminal, so the answers stand below their question.</summary>
    private static IEnumerable<string> Block(Comparison comparison, ComparisonRow row)
    {
        var width = comparison.Contestants.Max(name => name.Length);
        yield return $"\n? {Ellipsis.OneLine(row.Question, Characters)}";
        foreach (var (name, answer) in comparison.Contestants.Zip(row.Answers))
            yield return $"  {Mark(answer) ?? " "} {name.PadRight(width)}  {Ellipsis.OneLine(answer.Text, Characters)}";
    }

    private static Html Cell(ContestantAnswer answer)
    {
        var text = Ellipsis.OneLine(answer.Text, Characters);
        if (Mark(answer) is not { } mark)
            return Html.Element("td", text);
        var word = answer.Right == true ? "right" : "wrong";
        return Html.Element("td", Html.Element("span", mark).Class("mark").With("title", word), text).Class(word);
    }

    private static string? Mark(ContestantAnswer answer) => answer.Right switch
    {
        true => "✓",
        false => "✗",
        null => null,
    };
}
