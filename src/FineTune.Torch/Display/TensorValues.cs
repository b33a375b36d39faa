using TorchSharp;
using static TorchSharp.torch;

namespace FineTune.Torch;

/// <summary>The first values of a tensor as text: the beginning of its last two dimensions.</summary>
internal static class TensorValues
{
    public const int Rows = 6;
    public const int Columns = 8;

    public static IReadOnlyList<IReadOnlyList<string>> First(Tensor tensor)
    {
        var corner = tensor.detach();
        while (corner.dim() > 2)
            corner = corner.select(0, 0);
        while (corner.dim() < 2)
            corner = corner.unsqueeze(0);
        corner = corner.slice(0, 0, Rows, 1).slice(1, 0, Columns, 1).cpu();
        var write = Writer(tensor.dtype);
        return [.. Enumerable.Range(0, (int)corner.shape[0]).Select(row => (IReadOnlyList<string>)
            [.. Enumerable.Range(0, (int)corner.shape[1]).Select(column => write(corner[row, column]))])];
    }

    /// <summary>Whole numbers are written whole: a float64 does not hold every int64.</summary>
    private static Func<Tensor, string> Writer(ScalarType type) => type switch
    {
        ScalarType.Bool => element => element.ToBoolean() ? "true" : "false",
        ScalarType.Byte or ScalarType.Int8 or ScalarType.Int16 or ScalarType.Int32 or ScalarType.Int64 => element => $"{element.to(ScalarType.Int64).ToInt64()}",
        _ => element => Number(element.to(ScalarType.Float64).ToDouble()),
    };

    public static string Number(double value) => double.IsNaN(value) ? "NaN" : double.IsInfinity(value) ? (value > 0 ? "∞" : "−∞") : $"{value:G4}";
}
