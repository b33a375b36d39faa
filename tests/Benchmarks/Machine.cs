using System.Diagnostics;
using static TorchSharp.torch;

namespace FineTune.Benchmarks;

internal static class Machine
{
    private const int Size = 1024;

    /// <summary>What the machine can do at this moment; speeds are only comparable relative to it.</summary>
    public static double MatrixProductRate()
    {
        using var scope = NewDisposeScope();
        var (a, b) = (rand(Size, Size), rand(Size, Size));
        return Report.Median(Enumerable.Range(0, 21).Select(_ =>
        {
            var clock = Stopwatch.StartNew();
            using var product = a.matmul(b);
            return 2.0 * Size * Size * Size / clock.Elapsed.TotalSeconds / 1e9;
        }));
    }
}
