namespace FineTune;

/// <summary>Runs side by side, the newest first.</summary>
[TypeFormatterSource(typeof(DisplayFormatterSource))]
public sealed class RunTable(IReadOnlyList<Run> runs) : IDisplay
{
    private const int Rows = 20;
    private const int LongestName = 40;
    private const int CurveWidth = 16;

    /// <summary>The newest first.</summary>
    public IReadOnlyList<Run> Runs { get; } = [.. runs
        .OrderByDescending(run => run.Manifest.Started ?? DateTimeOffset.MinValue)
        .ThenByDescending(run => run.Folder, StringComparer.Ordinal)];

    public string Render(string mimeType) => Rendering.Choose(mimeType, ToHtml, ToText);

    private Html ToHtml()
    {
        var table = new HtmlTable(
            HtmlTable.Header("run"), HtmlTable.Header("state"), HtmlTable.NumberHeader("steps"), HtmlTable.NumberHeader("training loss"),
            HtmlTable.NumberHeader("best validation"), HtmlTable.Header("curve"), HtmlTable.Header("started"), HtmlTable.Header("model"))
        {
            MaxRows = Rows,
            Label = "Runs",
        };
        table.AddEach(Runs, run =>
        {
            var row = Row.Of(run);
            return
            [
                HtmlTable.RowHeader(row.Name), Html.Element("td", StatusBadge.Of(run.State).ToHtml()), HtmlTable.Number(row.Steps),
                HtmlTable.Number(row.TrainLoss), HtmlTable.Number(row.BestValidation),
                Html.Element("td", Sparkline.Picture(row.Curve, $"curve of the {row.CurveOf}")), HtmlTable.Word(row.Started), HtmlTable.Word(row.Model),
            ];
        });
        return Html.Element("div", Html.Element("h4", Title), table.ToHtml());
    }

    private string ToText()
    {
        var table = new TextTable("run", "state", "steps", "training loss", "best validation", "curve", "started", "model") { RightAligned = [2, 3, 4] };
        foreach (var run in Runs.Take(Rows))
        {
            var row = Row.Of(run);
            table.Add(row.Name, StatusBadge.Of(run.State).ToString(), row.Steps, row.TrainLoss, row.BestValidation, row.Curve, row.Started, row.Model);
        }
        return $"{Title}\n{table}{More.LineOf(Runs.Count - Rows)}";
    }

    private string Title => Runs.Count == 1 ? "1 run" : $"{Runs.Count} runs";

    /// <summary>The words of a run; the curve is that of validation where it was measured.</summary>
    private sealed record Row(string Name, string Steps, string TrainLoss, string BestValidation, string Curve, string CurveOf, string Started, string Model)
    {
        public static Row Of(Run run)
        {
            double[] training = [.. run.Metrics.Select(point => point.TrainLoss).OfType<double>()];
            double[] validation = [.. run.Metrics.Select(point => point.ValidationLoss).OfType<double>()];
            var (job, summary) = (run.Manifest, run.Summary);
            return new Row(
                Name: Ellipsis.OneLine(job.Name, LongestName),
                Steps: job.Plan is { } plan ? $"{summary.Steps} of {plan.TotalSteps}" : $"{summary.Steps}",
                TrainLoss: training is [.., var last] ? $"{last:F3}" : "–",
                BestValidation: summary.BestValidationLoss is { } best ? $"{best:F3}" : "–",
                Curve: Sparkline.Of(validation.Length > 1 ? validation : training, CurveWidth),
                CurveOf: validation.Length > 1 ? "validation loss" : "training loss",
                Started: job.Started is { } started ? $"{started:yyyy-MM-dd HH:mm}" : "–",
                Model: Ellipsis.OneLine(ModelOf(job), LongestName));
        }

        private static string ModelOf(RunManifest job) =>
            job.Service is null ? Path.GetFileName(Path.TrimEndingDirectorySeparator(job.Model)) : job.Model;
    }
}
