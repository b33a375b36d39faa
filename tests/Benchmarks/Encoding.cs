using System.Diagnostics;

namespace FineTune.Benchmarks;

internal static class Encoding
{
    public static double MegabytesPerSecond(string model, string path)
    {
        var tokenizer = Tokenizer.Load(model);
        var text = File.ReadAllText(path);
        return Report.Median(Enumerable.Range(0, 11).Select(_ =>
        {
            var clock = Stopwatch.StartNew();
            tokenizer.Encode(text);
            return text.Length / 1e6 / clock.Elapsed.TotalSeconds;
        }));
    }
}
