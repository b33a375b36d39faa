using System.Buffers.Binary;
using System.Text;

namespace FineTune.Torch.Tests.Checkpoints;

/// <summary>Safetensors files made by hand, right and wrong ones.</summary>
internal static class SafetensorsImage
{
    public static byte[] Of(string header, int dataLength) => [.. Length((ulong)Encoding.UTF8.GetByteCount(header)), .. Encoding.UTF8.GetBytes(header), .. new byte[dataLength]];

    public static byte[] Length(ulong value)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, value);
        return bytes;
    }

    public static string Entry(string name, string type, string shape, string offsets) =>
        $$$"""{"{{{name}}}":{"dtype":"{{{type}}}","shape":{{{shape}}},"data_offsets":{{{offsets}}}}}""";
}
