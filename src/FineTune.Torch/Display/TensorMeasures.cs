using TorchSharp;
using static TorchSharp.torch;

namespace FineTune.Torch;

/// <summary>Minimum, mean and the others; the caller's scope disposes what is made on the way.</summary>
internal static class TensorMeasures
{
    private const long LargestSample = 1_000_000;

    public static TensorSummary Into(TensorSummary summary, Tensor tensor)
    {
        var sample = Sample(tensor).cpu().to(ScalarType.Float64);
        var finite = sample.masked_select(sample.isfinite());
        summary = summary with
        {
            Measured = sample.numel(),
            NotANumber = sample.isnan().sum().ToInt64(),
            Infinite = sample.isinf().sum().ToInt64(),
        };
        return finite.numel() == 0 ? summary : summary with
        {
            Minimum = finite.min().ToDouble(),
            Maximum = finite.max().ToDouble(),
            Mean = finite.mean().ToDouble(),
            StandardDeviation = finite.std(unbiased: false).ToDouble(),
        };
    }

    /// <summary>Every n-th index of the longest dimension, and again, until few enough are left: a view, which copies nothing.</summary>
    private static Tensor Sample(Tensor tensor)
    {
        var sample = tensor.detach();
        while (sample.numel() > LargestSample)
        {
            var shape = sample.shape;
            var longest = Array.IndexOf(shape, shape.Max());
            var step = Math.Min(shape[longest], (sample.numel() + LargestSample - 1) / LargestSample);
            sample = sample.slice(longest, 0, shape[longest], step);
        }
        return sample;
    }
}
