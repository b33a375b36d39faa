using FineTune.Notebook;

namespace FineTune.Benchmarks;

/// <summary>The live view of a run that has 100,000 measurements behind it and goes on, as a kernel shows it.</summary>
internal static class DisplayBenchmark
{
    public static async Task RunAsync()
    {
        var alone = new LongRun();
        await foreach (var _ in alone.EventsAsync())
        {
        }

        var host = new RenderingHost();
        var watched = new LongRun { Rendered = () => (host.Cards, host.ChartMilliseconds.Count) };
        await LiveTraining.WatchAsync(watched.EventsAsync(), "benchmark", host, TimeProvider.System);

        Report.Line("live view at 100,000 points", 100 * (watched.Cores - alone.Cores), "% of a core");
        Report.Line("the same events without a view", 100 * alone.Cores, "% of a core");
        Report.Line("redraws of the chart", watched.Charts, "per second");
        Report.Line("redraws of the card", watched.Cards, "per second");
        Report.Line("one redraw of the chart", Report.Median(host.ChartMilliseconds), "ms");
    }
}
