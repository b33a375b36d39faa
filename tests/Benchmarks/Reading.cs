using System.Diagnostics;

namespace FineTune.Benchmarks;

internal static class Reading
{
    public static async Task<double> MegabytesPerSecondAsync(string path)
    {
        var size = new FileInfo(path).Length / 1e6;
        var rates = new List<double>();
        for (var i = 0; i < 21; i++)
        {
            var clock = Stopwatch.StartNew();
            await Dataset.LoadAsync(path);
            rates.Add(size / clock.Elapsed.TotalSeconds);
        }
        return Report.Median(rates);
    }
}
