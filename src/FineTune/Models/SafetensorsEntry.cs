namespace FineTune;

/// <summary>One tensor of a .safetensors file; <paramref name="Offset"/> counts from the start of the file, in bytes.</summary>
internal sealed record SafetensorsEntry(string DataType, long[] Shape, long Offset, long Length)
{
    private static readonly Dictionary<string, int> Sizes = new()
    {
        ["F32"] = 4, ["BF16"] = 2, ["F16"] = 2, ["F64"] = 8, ["F8_E4M3"] = 1, ["F8_E5M2"] = 1,
        ["I64"] = 8, ["I32"] = 4, ["I16"] = 2, ["I8"] = 1, ["U64"] = 8, ["U32"] = 4, ["U16"] = 2, ["U8"] = 1, ["BOOL"] = 1,
    };

    /// <summary>The types whose elements have a whole number of bytes.</summary>
    public static IReadOnlyCollection<string> Types => Sizes.Keys;

    public int ElementSize => SizeOf(DataType);

    public static int SizeOf(string dataType) => Sizes[dataType];
}
