namespace FineTune;

internal static class ServiceJobDisplay
{
    public static FactTable Of(ServiceJob job) => new(job.Id, [.. Facts(job)]) { Status = StatusBadge.Of(job.Status) };

    private static IEnumerable<(string Label, string Value)> Facts(ServiceJob job)
    {
        if (job.Error is { } error)
            yield return ("error", $"{error.Message} ({error.Code})");
        yield return ("service", $"{job.Service}, {job.Address}");
        yield return ("base model", job.Model);
        if (job.FineTunedModel is { } model)
            yield return ("fine-tuned model", model);
        yield return ("training file", job.TrainingFile);
        if (job.ValidationFile is { } validation)
            yield return ("validation file", validation);
        yield return ("settings", RunService.Of(job).Settings);
        if (job.TrainedTokens is { } tokens)
            yield return ("trained tokens", $"{tokens:N0}");
        if (job is { Created: { } created, Finished: { } finished })
            yield return ("time", $"{(finished - created).TotalSeconds:F0} s");
    }
}
