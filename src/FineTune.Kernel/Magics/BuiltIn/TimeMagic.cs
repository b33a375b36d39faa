using System.Diagnostics;

namespace FineTune.Kernel;

/// <summary>#!time</summary>
internal static class TimeMagic
{
    public static Magic Record { get; } = new()
    {
        Name = "time",
        Description = "Measures the rest of the cell.",
        Handler = call =>
        {
            var started = Stopwatch.GetTimestamp();
            call.WhenCellEnds(() => call.Cell.Display($"Wall time: {Text(Stopwatch.GetElapsedTime(started))}"));
            return Task.CompletedTask;
        },
    };

    internal static string Text(TimeSpan time) => time.TotalSeconds switch
    {
        < 1 => $"{time.TotalMilliseconds:0.###}ms",
        < 60 => $"{time.TotalSeconds:0.###}s",
        _ => $"{(int)time.TotalMinutes}min {time.Seconds}s",
    };
}
