using static TorchSharp.torch;

namespace FineTune.Torch;

/// <summary>A tensor in numbers, as it was when it was asked. Measures of what has none (an empty tensor, complex numbers) are null.</summary>
[TypeFormatterSource(typeof(DisplayFormatterSource))]
public sealed record TensorSummary : IDisplay
{
    public required ScalarType Type { get; init; }

    /// <summary>Extents; empty for a scalar.</summary>
    public required IReadOnlyList<long> Shape { get; init; }

    /// <summary>As TorchSharp writes it: "cpu", "cuda:0".</summary>
    public required string Device { get; init; }

    public required bool RequiresGradient { get; init; }

    public required long Elements { get; init; }

    /// <summary>Of how many elements, evenly spread, the measures are.</summary>
    public required long Measured { get; init; }

    /// <summary>Of the finite elements; of truth values, true is 1.</summary>
    public double? Minimum { get; init; }

    public double? Maximum { get; init; }

    public double? Mean { get; init; }

    /// <summary>Of the whole population, not the estimate from a sample.</summary>
    public double? StandardDeviation { get; init; }

    public long? NotANumber { get; init; }

    public long? Infinite { get; init; }

    /// <summary>The first rows of the last two dimensions.</summary>
    internal IReadOnlyList<IReadOnlyList<string>> FirstValues { get; init; } = [];

    internal static TensorSummary Of(Tensor tensor)
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        var summary = new TensorSummary
        {
            Type = tensor.dtype,
            Shape = [.. tensor.shape],
            Device = $"{tensor.device}",
            RequiresGradient = tensor.requires_grad,
            Elements = tensor.numel(),
            Measured = 0,
        };
        if (summary.Elements == 0 || tensor.is_sparse || tensor.is_complex() || tensor.device_type == TorchSharp.DeviceType.META)
            return summary;
        return TensorMeasures.Into(summary with { FirstValues = TensorValues.First(tensor) }, tensor);
    }

    public string Render(string mimeType) =>
        Rendering.Choose(mimeType, () => TensorSummaryDisplay.ToHtml(this), () => TensorSummaryDisplay.ToText(this));
}
