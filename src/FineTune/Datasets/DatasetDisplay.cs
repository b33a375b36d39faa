using Microsoft.Extensions.AI;

namespace FineTune;

internal static class DatasetDisplay
{
    private const int Rows = 10;
    private const int Characters = 220;

    public static Html ToHtml(Dataset dataset)
    {
        var table = new HtmlTable(
            HtmlTable.NumberHeader("line"), HtmlTable.NumberHeader("turns"), HtmlTable.Header("question"), HtmlTable.Header("answer")) { MaxRows = Rows };
        foreach (var (index, example) in dataset.Index())
        {
            table.Add(
                HtmlTable.Number($"{DatasetCheck.LineOf(example, index)}"),
                HtmlTable.Number($"{Turns(example)}"),
                HtmlTable.Cell(Ellipsis.OneLine(example.Question, Characters)),
                HtmlTable.Cell(Ellipsis.OneLine(example.Completion, Characters)));
        }
        return Html.Element("div",
            Html.Element("h4", dataset.Name), Html.Element("p", Summary(dataset)), table.ToHtml());
    }

    public static string ToText(Dataset dataset)
    {
        var table = new TextTable("line", "turns", "question", "answer") { RightAligned = [0, 1], WidestColumn = 50 };
        foreach (var (index, example) in dataset.Take(Rows).Index())
            table.Add($"{DatasetCheck.LineOf(example, index)}", $"{Turns(example)}", example.Question, example.Completion);
        return $"{dataset.Name}\n{Summary(dataset)}\n{table}{More.LineOf(dataset.Count - Rows)}";
    }

    /// <summary>"320 examples, 64 of several turns, answers of 143 characters on average".</summary>
    public static string Summary(Dataset dataset)
    {
        if (dataset.Count == 0)
            return "no examples";
        var several = dataset.Count(example => Turns(example) > 1);
        var mean = dataset.Average(example => example.Completion.Length);
        return $"{DatasetCheck.Examples(dataset.Count)}, {several} of several turns, answers of {mean:F0} characters on average";
    }

    private static int Turns(ChatExample example) => example.Messages.Count(message => message.Role == ChatRole.Assistant);
}
