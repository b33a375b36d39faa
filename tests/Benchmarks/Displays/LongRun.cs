using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace FineTune.Benchmarks;

/// <summary>
/// A run that yields 100,000 measurements at once and then some more at the pace of training. It measures what the process does meanwhile,
/// after a while in which everything is compiled, and before the end, when the finished chart is drawn once.
/// </summary>
internal sealed class LongRun
{
    private const int Behind = 100_000;
    private const int StepsPerSecond = 50;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Measuring = TimeSpan.FromSeconds(20);

    /// <summary>How many cards and charts were drawn so far.</summary>
    public Func<(int Cards, int Charts)> Rendered { get; init; } = () => (0, 0);

    /// <summary>Processors that were busy on average.</summary>
    public double Cores { get; private set; }

    /// <summary>Drawn per second.</summary>
    public double Cards { get; private set; }

    /// <inheritdoc cref="Cards"/>
    public double Charts { get; private set; }

    public async IAsyncEnumerable<TrainingEvent> EventsAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        yield return new TrainingStarted { TotalSteps = 2 * Behind, StepsPerEpoch = 1000, Parameters = 1, TrainedTokensPerEpoch = 1, Device = "benchmark" };
        var step = 0;
        while (step < Behind)
            yield return Measured(step++);
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < WarmUp;)
        {
            await Task.Delay(1000 / StepsPerSecond, cancellationToken);
            yield return Measured(step++);
        }
        var (processor, rendered) = (Process.GetCurrentProcess().TotalProcessorTime, Rendered());
        var measuring = Stopwatch.StartNew();
        while (measuring.Elapsed < Measuring)
        {
            await Task.Delay(1000 / StepsPerSecond, cancellationToken);
            yield return Measured(step++);
        }
        Cores = (Process.GetCurrentProcess().TotalProcessorTime - processor) / measuring.Elapsed;
        Cards = (Rendered().Cards - rendered.Cards) / measuring.Elapsed.TotalSeconds;
        Charts = (Rendered().Charts - rendered.Charts) / measuring.Elapsed.TotalSeconds;
        yield return new TrainingPaused(step, Checkpoint: null);
    }

    private static MetricsReported Measured(int step) => new(new MetricPoint
    {
        Step = step,
        Epoch = step / 1000.0,
        TrainLoss = 1 + 3 * Math.Exp(-step / 20_000.0) + 0.2 * Math.Sin(step * 12.9898),
        ValidationLoss = step % 500 == 0 ? 1.2 + 3 * Math.Exp(-step / 20_000.0) : null,
        LearningRate = 1e-3,
        TokensPerSecond = 2000,
        MemoryBytes = 800_000_000,
        Elapsed = TimeSpan.FromSeconds(step / 50.0),
    });
}
