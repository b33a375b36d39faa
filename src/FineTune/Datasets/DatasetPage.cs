namespace FineTune;

/// <summary>Some rows of a data set for looking at.</summary>
[TypeFormatterSource(typeof(DisplayFormatterSource))]
public sealed class DatasetPage : IDisplay
{
    internal const int DefaultSize = 10;
    private const int LargestPage = 100;
    private const int Characters = 220;

    private readonly Dataset _dataset;
    private readonly int _number;
    private readonly int _size;

    internal DatasetPage(Dataset dataset, int number, int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        (_dataset, _size) = (dataset, Math.Min(size, LargestPage));
        _number = number >= 1 && number <= Pages ? number : throw new FineTuneException($"There is no page {number}: {dataset.Name} has the pages 1 to {Pages:N0} of {_size} examples.");
    }

    private int Pages => Math.Max(1, (_dataset.Count + _size - 1) / _size);

    private IEnumerable<(int Index, ChatExample Example)> Rows =>
        Enumerable.Range((_number - 1) * _size, Math.Min(_size, _dataset.Count - (_number - 1) * _size)).Select(index => (index, _dataset[index]));

    public string Render(string mimeType) => Rendering.Choose(mimeType, ToHtml, ToText);

    private Html ToHtml()
    {
        var table = new HtmlTable(
            HtmlTable.NumberHeader("line"), HtmlTable.NumberHeader("turns"), HtmlTable.Header("question"), HtmlTable.Header("answer")) { MaxRows = LargestPage };
        foreach (var (index, example) in Rows)
        {
            table.Add(
                HtmlTable.Number($"{DatasetCheck.LineOf(example, index)}"),
                HtmlTable.Number($"{DatasetSummary.Turns(example)}"),
                HtmlTable.Cell(Ellipsis.OneLine(example.Question, Characters)),
                HtmlTable.Cell(Ellipsis.OneLine(example.Completion, Characters)));
        }
        Html[] more = Footer is { } footer ? [Html.Element("p", footer).Class("more")] : [];
        return Html.Element("div", [Html.Element("h4", _dataset.Name), Html.Element("p", _dataset.Summary), table.ToHtml(), .. more]);
    }

    private string ToText()
    {
        var table = new TextTable("line", "turns", "question", "answer") { RightAligned = [0, 1], WidestColumn = 50 };
        foreach (var (index, example) in Rows)
            table.Add($"{DatasetCheck.LineOf(example, index)}", $"{DatasetSummary.Turns(example)}", example.Question, example.Completion);
        return $"{_dataset.Name}\n{_dataset.Summary}\n{table}{(Footer is { } footer ? $"\n{footer}" : "")}";
    }

    private string? Footer => Pages == 1 ? null
        : _number < Pages ? $"page {_number} of {Pages:N0}; the next: #!dataset show @… --page {_number + 1}, in C#: .Page({_number + 1})"
        : $"page {_number} of {Pages:N0}";
}
