using System.Buffers.Binary;
using System.Text;

namespace FineTune.Torch.Tests.Native;

/// <summary>The smallest ELF image that requires symbol versions: header, names, .gnu.version_r, section table.</summary>
internal static class TinyElf
{
    private const int HeaderSize = 64;
    private const int NeedSize = 16;
    private const int SectionSize = 64;
    private const int NamesType = 3;
    private const int NeedsType = 0x6ffffffe;

    /// <summary>One list of version names for each needed library; also where the flags of each version lie.</summary>
    public static (byte[] Library, Dictionary<string, int> FlagsOf) Make(params string[][] needs)
    {
        var image = new byte[4096];
        "\u007fELF\u0002\u0001\u0001"u8.CopyTo(image);
        var nameOf = WriteNames(image, needs.SelectMany(versions => versions), out var end);
        var needsAt = (end + 15) / 16 * 16;
        var flagsOf = WriteNeeds(image, needs, needsAt, nameOf, out end);
        var sectionsAt = (end + 15) / 16 * 16;
        U64(image, 40, (ulong)sectionsAt);
        U16(image, 58, SectionSize);
        U16(image, 60, 3);
        WriteSection(image, sectionsAt + SectionSize, NeedsType, needsAt, names: 2);
        WriteSection(image, sectionsAt + 2 * SectionSize, NamesType, HeaderSize, names: 0);
        return (image[..(sectionsAt + 3 * SectionSize)], flagsOf);
    }

    private static Dictionary<string, int> WriteNames(byte[] image, IEnumerable<string> names, out int end)
    {
        var nameOf = new Dictionary<string, int>();
        end = HeaderSize + 1;
        foreach (var name in names)
        {
            nameOf[name] = end - HeaderSize;
            end += Encoding.ASCII.GetBytes(name, image.AsSpan(end)) + 1;
        }
        return nameOf;
    }

    private static Dictionary<string, int> WriteNeeds(byte[] image, string[][] needs, int start, Dictionary<string, int> nameOf, out int end)
    {
        var flagsOf = new Dictionary<string, int>();
        end = start;
        foreach (var (index, versions) in needs.Index())
        {
            var need = end;
            end += NeedSize;
            U16(image, need, 1);
            U16(image, need + 2, (ushort)versions.Length);
            U32(image, need + 8, NeedSize);
            foreach (var version in versions)
            {
                flagsOf[version] = end + 4;
                U32(image, end + 8, (uint)nameOf[version]);
                U32(image, end + 12, version == versions[^1] ? 0u : NeedSize);
                end += NeedSize;
            }
            U32(image, need + 12, index == needs.Length - 1 ? 0u : (uint)(end - need));
        }
        return flagsOf;
    }

    private static void WriteSection(byte[] image, int at, uint type, int offset, uint names)
    {
        U32(image, at + 4, type);
        U64(image, at + 24, (ulong)offset);
        U32(image, at + 40, names);
    }

    private static void U16(byte[] image, int at, ushort value) => BinaryPrimitives.WriteUInt16LittleEndian(image.AsSpan(at), value);

    private static void U32(byte[] image, int at, uint value) => BinaryPrimitives.WriteUInt32LittleEndian(image.AsSpan(at), value);

    private static void U64(byte[] image, int at, ulong value) => BinaryPrimitives.WriteUInt64LittleEndian(image.AsSpan(at), value);
}
