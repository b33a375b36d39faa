namespace FineTune;

internal static class RunDisplay
{
    public static Html ToHtml(Run run)
    {
        IEnumerable<Html> rows = Rows(run).Select(row => Html.Element("tr",
            Html.Element("th", row.Label).Class("word"),
            Html.Element("td", row.Value).Class(row.Label.EndsWith("loss", StringComparison.Ordinal) ? "spark" : "")));
        return Html.Element("div",
            Html.Element("h4", $"{run.Manifest.Name} · {StateOf(run)}"),
            Html.Element("p", run.Summary.Verdict),
            Html.Element("table", Html.Element("tbody", rows)));
    }

    public static string ToText(Run run)
    {
        var rows = Rows(run).ToList();
        var width = rows.Max(row => row.Label.Length);
        return string.Join('\n',
            [$"{run.Manifest.Name} · {StateOf(run)}", run.Summary.Verdict, .. rows.Select(row => $"  {row.Label.PadRight(width)}  {row.Value}")]);
    }

    private static string StateOf(Run run) => run.State.ToString().ToLowerInvariant();

    private static IEnumerable<(string Label, string Value)> Rows(Run run)
    {
        var (job, summary) = (run.Manifest, run.Summary);
        if (run.Error is { } error)
            yield return ("error", Ellipsis.OneLine(error, 300));
        if (Curve(run, point => point.TrainLoss) is { } training)
            yield return ("training loss", training);
        if (Curve(run, point => point.ValidationLoss) is { } validation)
            yield return ("validation loss", validation);
        if (summary.BestValidationLoss is { } best)
            yield return ("best", $"{best:F4} at step {summary.BestStep}");
        yield return ("steps", job.Plan is { } plan ? $"{summary.Steps} of {plan.TotalSteps}" : $"{summary.Steps}");
        yield return ("time", Duration(summary.Elapsed));
        yield return ("settings", job.Service is { } service ? Settings(service) : Settings(job));
        yield return ("data", Data(job));
        if (job.Service is { } trainer)
            yield return ("service", $"{trainer.Name}, job {trainer.Job}, base model {job.Model}");
        if (job is { Device: { } device, Service: null })
            yield return ("device", device);
        yield return ("folder", Nearby(run.Folder));
    }

    /// <summary>A notebook is shared with its outputs: inside the current folder the path says nothing of the machine.</summary>
    private static string Nearby(string folder)
    {
        var relative = Path.GetRelativePath(Environment.CurrentDirectory, folder);
        return relative.StartsWith("..", StringComparison.Ordinal) ? folder : relative;
    }

    private static string? Curve(Run run, Func<MetricPoint, double?> value)
    {
        double[] values = [.. run.Metrics.Select(value).OfType<double>()];
        return values.Length == 0 ? null : $"{Sparkline.Of(values, width: 30)}  {values[0]:F3} → {values[^1]:F3}";
    }

    private static string Settings(RunManifest job) =>
        $"{job.Epochs} epochs, batches of {job.BatchSize}, learning rate {job.LearningRate:G4}, seed {job.Seed}, weights {job.InitialWeights.ToString().ToLowerInvariant()}";

    private static string Settings(RunService service) =>
        $"{Chosen(service.Epochs)} epochs, batches of {Chosen(service.BatchSize)}, learning rate × {Chosen(service.LearningRateMultiplier)}, seed {Chosen(service.Seed)}";

    private static string Chosen(double? setting) => setting?.ToString("G10") ?? "auto";

    private static string Data(RunManifest job) => job.Service is not null
        ? string.Join(", ", new[] { job.Training, job.Validation }.OfType<string>())
        : (job.TrainingData is { } training ? $"{training.Rows} training" : job.Training)
        + (job.ValidationData is { } validation ? $", {validation.Rows} validation examples" : job.Validation is { } path ? $", {path}" : " examples");

    private static string Duration(TimeSpan time) =>
        time.TotalMinutes < 1 ? $"{time.TotalSeconds:F1} s" : time.TotalHours < 1 ? $"{time:m\\:ss} min" : $"{(int)time.TotalHours}:{time:mm\\:ss} h";
}
