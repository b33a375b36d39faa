using System.Collections.Concurrent;
using System.Diagnostics;

namespace FineTune.Benchmarks;

/// <summary>Many connections that ask again as soon as they are answered.</summary>
internal static class Load
{
    public static async Task<LoadResult> RunAsync(HttpClient http, string path, int connections, TimeSpan duration)
    {
        var times = new ConcurrentBag<double>();
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, connections).Select(async _ =>
        {
            while (clock.Elapsed < duration)
            {
                var start = clock.Elapsed;
                using var response = await http.GetAsync(path);
                response.EnsureSuccessStatusCode();
                await response.Content.LoadIntoBufferAsync();
                times.Add((clock.Elapsed - start).TotalMilliseconds);
            }
        }));
        double[] sorted = [.. times.Order()];
        return new LoadResult(sorted.Length / clock.Elapsed.TotalSeconds, sorted[sorted.Length / 2], sorted[(int)(sorted.Length * 0.99)]);
    }
}

internal sealed record LoadResult(double PerSecond, double MedianMilliseconds, double P99Milliseconds);
