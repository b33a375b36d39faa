using System.Diagnostics;

namespace FineTune.Benchmarks;

/// <summary>Clients that poll at a steady pace, and the memory of the service meanwhile.</summary>
internal static class Polling
{
    private const int Clients = 8;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(15);
    private static readonly TimeSpan SampleEvery = TimeSpan.FromSeconds(5);

    public static async Task<PollingResult> RunAsync(ServiceProcess service, IReadOnlyList<string> paths, TimeSpan duration)
    {
        var requests = 0;
        var clock = Stopwatch.StartNew();
        var samples = new List<(double Requests, double Megabytes)>();
        var clients = Enumerable.Range(0, Clients).Select(async client =>
        {
            for (var i = client; clock.Elapsed < duration; i++)
            {
                using var response = await service.Http.GetAsync(paths[i % paths.Count]);
                response.EnsureSuccessStatusCode();
                await response.Content.LoadIntoBufferAsync();
                Interlocked.Increment(ref requests);
                await Task.Delay(Pause);
            }
        }).ToArray();
        while (clock.Elapsed < duration)
        {
            await Task.Delay(SampleEvery);
            samples.Add((requests, service.Megabytes));
        }
        await Task.WhenAll(clients);
        var settled = samples[(samples.Count / 4)..]; // The first quarter warms caches and the collector.
        return new PollingResult(requests, settled[0].Megabytes, settled[^1].Megabytes, Slope(settled) * 1000 * 1000);
    }

    /// <summary>Least squares: megabytes per request.</summary>
    private static double Slope(IReadOnlyList<(double Requests, double Megabytes)> samples)
    {
        var (x, y) = (samples.Average(sample => sample.Requests), samples.Average(sample => sample.Megabytes));
        return samples.Sum(sample => (sample.Requests - x) * (sample.Megabytes - y)) / samples.Sum(sample => (sample.Requests - x) * (sample.Requests - x));
    }
}

internal sealed record PollingResult(int Requests, double FirstMegabytes, double LastMegabytes, double KilobytesPerThousandRequests);
