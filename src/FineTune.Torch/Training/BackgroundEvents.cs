using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace FineTune.Torch;

/// <summary>Puts synchronous, compute-bound work on a thread of its own and hands its events to an async reader.</summary>
internal static class BackgroundEvents
{
    /// <summary>
    /// Work starts with the enumeration. When the reader leaves early the work is cancelled and has ended by the time the
    /// reader's <c>await foreach</c> is left.
    /// </summary>
    public static async IAsyncEnumerable<TrainingEvent> RunAsync(
        Func<CancellationToken, IEnumerable<TrainingEvent>> work,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var channel = Channel.CreateUnbounded<TrainingEvent>(new UnboundedChannelOptions { SingleReader = true, SingleWriter = true });
        var running = Task.Factory.StartNew(Produce, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        try
        {
            await foreach (var trainingEvent in channel.Reader.ReadAllAsync(CancellationToken.None))
                yield return trainingEvent;
        }
        finally
        {
            await stop.CancelAsync();
            await running;
        }

        void Produce()
        {
            try
            {
                foreach (var trainingEvent in work(stop.Token))
                    channel.Writer.TryWrite(trainingEvent);
                channel.Writer.Complete();
            }
            catch (Exception exception)
            {
                // The reader gets it: ReadAllAsync throws what the writer was completed with.
                channel.Writer.Complete(exception);
            }
        }
    }
}
