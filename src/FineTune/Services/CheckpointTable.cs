namespace FineTune;

/// <summary>The checkpoints of a job in the order of their steps; the one with the lowest validation loss is marked.</summary>
[TypeFormatterSource(typeof(DisplayFormatterSource))]
public sealed record CheckpointTable(string Job, IReadOnlyList<ServiceCheckpoint> Checkpoints) : IDisplay
{
    private const int Most = 50;
    private const int LongestName = 160;

    public string Render(string mimeType) => Rendering.Choose(mimeType, ToHtml, ToText);

    private Html ToHtml()
    {
        var table = new HtmlTable(
            HtmlTable.NumberHeader("step"), HtmlTable.NumberHeader("training loss"), HtmlTable.NumberHeader("validation loss"),
            HtmlTable.Header(""), HtmlTable.Header("model")) { MaxRows = Most, Label = "Checkpoints" };
        var best = Best;
        foreach (var checkpoint in Ordered)
        {
            table.Add(HtmlTable.Number($"{checkpoint.Step}"), HtmlTable.Number(Loss(checkpoint.TrainLoss)), HtmlTable.Number(Loss(checkpoint.ValidationLoss)),
                HtmlTable.Word(Mark(checkpoint, best)), HtmlTable.Cell(Ellipsis.OneLine(checkpoint.Model, LongestName)));
        }
        return Html.Element("div", Html.Element("h4", $"{Title} · checkpoints"), table.ToHtml());
    }

    private string ToText()
    {
        var table = new TextTable("step", "training loss", "validation loss", "", "model") { RightAligned = [0, 1, 2], WidestColumn = 90 };
        var best = Best;
        foreach (var checkpoint in Ordered.Take(Most))
            table.Add($"{checkpoint.Step}", Loss(checkpoint.TrainLoss), Loss(checkpoint.ValidationLoss), Mark(checkpoint, best), checkpoint.Model);
        return $"{Title} · checkpoints\n{table}{More.LineOf(Checkpoints.Count - Most)}";
    }

    private IEnumerable<ServiceCheckpoint> Ordered => Checkpoints.OrderBy(checkpoint => checkpoint.Step);

    private string Title => Ellipsis.OneLine(Job, LongestName);

    private static string Mark(ServiceCheckpoint checkpoint, ServiceCheckpoint? best) => checkpoint == best ? "best" : "";

    private ServiceCheckpoint? Best => Ordered.Where(checkpoint => checkpoint.ValidationLoss is not null).MinBy(checkpoint => checkpoint.ValidationLoss);

    private static string Loss(double? loss) => loss is { } value ? $"{value:F4}" : "";
}
