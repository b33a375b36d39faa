using System.Diagnostics;
using Microsoft.Extensions.AI;

namespace FineTune.Benchmarks;

/// <summary>What it costs to show data, large and small: medians, and the first time, which a person waits for.</summary>
internal static class DatasetDisplays
{
    private static readonly int[] Sizes = [1_000, 1_000_000];

    public static int Measure()
    {
        foreach (var size in Sizes)
        {
            var data = new Dataset("many.jsonl", [.. Enumerable.Range(0, size).Select(Example)]);
            Report.Line($"{size:N0} rows, HTML, first time", MillisecondsOf(data, MimeTypes.Html), "ms");
            foreach (var type in (string[])[MimeTypes.Html, MimeTypes.Text])
                Report.Line($"{size:N0} rows, {type}", Report.Median(Enumerable.Range(0, 21).Select(_ => MillisecondsOf(data, type))), "ms");
            Report.Line($"{size:N0} rows, last page", Report.Median(Enumerable.Range(0, 21).Select(_ => MillisecondsOf(data.Page(size / 10), MimeTypes.Html))), "ms");
        }
        return 0;
    }

    private static double MillisecondsOf(IDisplay display, string type)
    {
        var clock = Stopwatch.StartNew();
        display.Render(type);
        return clock.Elapsed.TotalMilliseconds;
    }

    private static ChatExample Example(int number) => new()
    {
        Line = number + 1,
        Messages =
        [
            new Message(ChatRole.System, "You help the customers of a shop for kettles."),
            new Message(ChatRole.User, $"Question {number}: how long do I have to send a kettle back?"),
            new Message(ChatRole.Assistant, $"Answer {number}: thirty days, and we pay the postage."),
        ],
    };
}
