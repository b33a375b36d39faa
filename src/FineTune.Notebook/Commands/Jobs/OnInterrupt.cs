namespace FineTune.Notebook;

/// <summary>What becomes of a job when the watching of it is interrupted: it goes on, or it is cancelled; either is said.</summary>
internal static class OnInterrupt
{
    private const string Leave = "leave";
    private const string Cancel = "cancel";

    public static CommandParameter Parameter { get; } = new()
    {
        Name = "on-interrupt",
        Description = "What an interrupt does to a job that trains elsewhere: leave it to go on (default), or cancel it.",
        Choices = [Leave, Cancel],
    };

    /// <exception cref="FineTuneException">The parameter has another value.</exception>
    public static async Task<Run> WatchAsync(CommandCall call, IJob job)
    {
        var cancels = call.Get(Parameter.Name) switch
        {
            null or Leave => false,
            Cancel => true,
            var other => throw new FineTuneException($"--{Parameter.Name} {other}: it is {Leave} or {Cancel}.{DidYouMean.Hint(other, [Leave, Cancel])}"),
        };
        try
        {
            return await job.WatchAsync(call);
        }
        catch (OperationCanceledException) when (call.CancellationToken.IsCancellationRequested)
        {
            // The call's token is spent; what a service is told now has no other.
            await call.Output.WriteLineAsync(cancels ? await job.CancelAsync(CancellationToken.None) : $"{job} goes on; to watch it again: jobs watch {job}");
            throw;
        }
    }
}
