using FineTune.OpenAI;

namespace FineTune.Notebook;

/// <summary>The fine-tuning service of this user on this machine.</summary>
public static class LocalService
{
    private static readonly TimeSpan TimeToStart = TimeSpan.FromMinutes(2);

    /// <summary>Another cell may have started it at the same moment; ours then gives way, and theirs is not ready yet.</summary>
    private static readonly TimeSpan TimeOfAnother = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);

    /// <summary>
    /// Connects to the service, and starts it first when none runs. It goes on when the notebook is closed or its kernel restarts, and so do
    /// its jobs; <c>finetune serve stop</c> in a terminal ends it.
    /// </summary>
    /// <exception cref="FineTuneException">It does not start; the message holds what it said.</exception>
    public static async Task<FineTuneService> ConnectAsync(CancellationToken cancellationToken = default)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, NotebookHost.Current.CancellationToken);
        if (ServiceLock.Read() is null)
            await StartAsync(stop.Token);
        return await FineTuneService.ConnectAsync(ServiceProfile.Local());
    }

    private static async Task StartAsync(CancellationToken cancellationToken)
    {
        var log = Path.Combine(ServiceLock.DefaultFolder, "service.log");
        var program = await DetachedProgram.StartAsync(["serve", "--port", "0"], log, cancellationToken);
        var limit = TimeToStart;
        for (var waited = TimeSpan.Zero; ServiceLock.Read() is null; waited += Look)
        {
            if (waited > limit)
                throw new FineTuneException($"The fine-tuning service did not start. It said:\n{program.LastWords()}\nTry `finetune serve` in a terminal.");
            if (program.HasEnded && limit == TimeToStart)
                limit = waited + TimeOfAnother;
            await Task.Delay(Look, cancellationToken);
        }
    }
}
