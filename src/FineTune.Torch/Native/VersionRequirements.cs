using System.Buffers.Binary;
using System.Text;

namespace FineTune.Torch;

/// <summary>
/// Reads and relaxes the symbol-version requirements (section .gnu.version_r) of a 64-bit little-endian ELF library.
/// Layout: System V ABI, and "Symbol Versioning" in the Linux Standard Base Core specification.
/// </summary>
internal static class VersionRequirements
{
    private const uint SectionTypeVersionNeeds = 0x6ffffffe;
    private const ushort WeakFlag = 0x2;

    /// <summary>
    /// Returns a copy in which the requirement named <paramref name="version"/> is marked weak: the loader then warns
    /// nobody and fails nothing when the installed library does not define that version. Null when it is not required.
    /// </summary>
    public static byte[]? MarkWeak(ReadOnlySpan<byte> library, string version)
    {
        if (library.Length < 64 || !library.StartsWith("\u007fELF"u8) || library[4] != 2 || library[5] != 1)
            throw new BadImageFormatException("Not a 64-bit little-endian ELF library.");
        var copy = library.ToArray();
        var found = false;
        foreach (var flagsOffset in RequirementsOf(copy, version))
        {
            var flags = BinaryPrimitives.ReadUInt16LittleEndian(copy.AsSpan(flagsOffset));
            BinaryPrimitives.WriteUInt16LittleEndian(copy.AsSpan(flagsOffset), (ushort)(flags | WeakFlag));
            found = true;
        }
        return found ? copy : null;
    }

    /// <summary>Offsets of the vna_flags field of each vernaux entry with that name.</summary>
    private static List<int> RequirementsOf(byte[] elf, string version)
    {
        var offsets = new List<int>();
        var (sections, size, count) = SectionTable(elf);
        for (var i = 0; i < count; i++)
        {
            var header = sections + i * size;
            if (U32(elf, header + 4) != SectionTypeVersionNeeds)
                continue;
            var names = (int)U64(elf, sections + (int)U32(elf, header + 40) * size + 24);
            CollectNeeds(elf, (int)U64(elf, header + 24), names, version, offsets);
        }
        return offsets;
    }

    private static void CollectNeeds(byte[] elf, int need, int names, string version, List<int> offsets)
    {
        while (true)
        {
            var auxiliary = need + (int)U32(elf, need + 8);
            for (int left = U16(elf, need + 2); left > 0; left--)
            {
                if (NameAt(elf, names + (int)U32(elf, auxiliary + 8)) == version)
                    offsets.Add(auxiliary + 4);
                auxiliary += (int)U32(elf, auxiliary + 12);
            }
            var next = (int)U32(elf, need + 12);
            if (next == 0)
                return;
            need += next;
        }
    }

    private static (int Offset, int EntrySize, int Count) SectionTable(byte[] elf) =>
        ((int)U64(elf, 40), U16(elf, 58), U16(elf, 60));

    private static string NameAt(byte[] elf, int offset) =>
        Encoding.ASCII.GetString(elf, offset, elf.AsSpan(offset).IndexOf((byte)0));

    private static ushort U16(byte[] elf, int offset) => BinaryPrimitives.ReadUInt16LittleEndian(elf.AsSpan(offset));

    private static uint U32(byte[] elf, int offset) => BinaryPrimitives.ReadUInt32LittleEndian(elf.AsSpan(offset));

    private static ulong U64(byte[] elf, int offset) => BinaryPrimitives.ReadUInt64LittleEndian(elf.AsSpan(offset));
}
