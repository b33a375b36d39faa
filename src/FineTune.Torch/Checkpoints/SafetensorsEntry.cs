namespace FineTune.Torch;

/// <summary>One tensor of a .safetensors file; <paramref name="Offset"/> counts from the start of the file, in bytes.</summary>
internal sealed record SafetensorsEntry(string DataType, long[] Shape, long Offset, long Length)
{
    public static int? SizeOf(string dataType) => dataType switch
    {
        "F32" => 4,
        "BF16" or "F16" => 2,
        _ => null,
    };
}
