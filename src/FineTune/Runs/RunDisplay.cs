namespace FineTune;

internal static class RunDisplay
{
    public static FactTable Of(Run run) => new(run.Manifest.Name, [.. Rows(run)]) { Status = StatusBadge.Of(run.State), Remark = run.Summary.Verdict };

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
        yield return ("settings", job.Service is { } service ? service.Settings : Settings(job));
        yield return ("data", Data(job));
        if (job.Service is { } trainer)
            yield return ("service", $"{trainer.Name}, job {trainer.Job}, base model {job.Model}");
        if (job is { Device: { } device, Service: null })
            yield return ("device", device);
        yield return ("folder", ShownPath.Nearby(run.Folder));
    }

    private static string? Curve(Run run, Func<MetricPoint, double?> value)
    {
        double[] values = [.. run.Metrics.Select(value).OfType<double>()];
        return values.Length == 0 ? null : $"{Sparkline.Of(values, width: 30)}  {values[0]:F3} → {values[^1]:F3}";
    }

    private static string Settings(RunManifest job) =>
        $"{job.Epochs} epochs, batches of {job.BatchSize}, learning rate {job.LearningRate:G4}, seed {job.Seed}, weights {job.InitialWeights.ToString().ToLowerInvariant()}";

    private static string Data(RunManifest job) => job.Service is not null
        ? string.Join(", ", new[] { job.Training, job.Validation }.OfType<string>())
        : (job.TrainingData is { } training ? $"{training.Rows} training" : job.Training)
        + (job.ValidationData is { } validation ? $", {validation.Rows} validation examples" : job.Validation is { } path ? $", {path}" : " examples");

    private static string Duration(TimeSpan time) =>
        time.TotalMinutes < 1 ? $"{time.TotalSeconds:F1} s" : time.TotalHours < 1 ? $"{time:m\\:ss} min" : $"{(int)time.TotalHours}:{time:mm\\:ss} h";
}
