using System.Buffers;
using Microsoft.Win32.SafeHandles;

namespace FineTune.Kernel;

/// <summary>
/// Where the entries of members stand in XML documentation files. The text stays on disk: that of the framework is 31 MB, its 60,000
/// places fit in one.
/// </summary>
internal sealed class DocumentationIndex
{
    private const int BufferSize = 1 << 17;
    private const int OffsetBits = 40;

    private readonly string[] _files;
    private readonly ulong[] _hashes;
    private readonly long[] _places;

    private DocumentationIndex(string[] files, ulong[] hashes, long[] places) => (_files, _hashes, _places) = (files, hashes, places);

    private static ReadOnlySpan<byte> Opening => "<member name=\""u8;

    private static ReadOnlySpan<byte> Closing => "</member>"u8;

    public static DocumentationIndex Read(params string[] files)
    {
        var hashes = new List<ulong>();
        var places = new List<long>();
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        for (var file = 0; file < files.Length; file++)
        {
            foreach (var (hash, offset) in Scan(files[file], buffer))
            {
                hashes.Add(hash);
                places.Add(((long)file << OffsetBits) | offset);
            }
        }

        ArrayPool<byte>.Shared.Return(buffer);
        var (keys, items) = (hashes.ToArray(), places.ToArray());
        Array.Sort(keys, items);
        return new DocumentationIndex(files, keys, items);
    }

    /// <summary>The XML of the entry; null when there is none.</summary>
    public string? Find(string memberId)
    {
        var at = Array.BinarySearch(_hashes, Hash(System.Text.Encoding.UTF8.GetBytes(memberId)));
        if (at < 0)
            return null;
        using var file = File.OpenHandle(_files[_places[at] >> OffsetBits]);
        var entry = ReadEntry(file, _places[at] & ((1L << OffsetBits) - 1));
        return entry is not null && entry.StartsWith($"<member name=\"{memberId}\"", StringComparison.Ordinal) ? entry : null;
    }

    private static List<(ulong Hash, long Offset)> Scan(string path, byte[] buffer)
    {
        var found = new List<(ulong, long)>();
        using var file = File.OpenHandle(path);
        var (start, filled) = (0L, 0);
        while (RandomAccess.Read(file, buffer.AsSpan(filled), start + filled) is > 0 and var read)
        {
            filled += read;
            var used = ScanBlock(buffer.AsSpan(0, filled), start, found);
            buffer.AsSpan(used, filled - used).CopyTo(buffer);
            (start, filled) = (start + used, filled - used);
        }

        return found;
    }

    /// <summary>Returns how much of the block is done with; an entry that is cut off at its end is seen again in the next.</summary>
    private static int ScanBlock(ReadOnlySpan<byte> block, long start, List<(ulong Hash, long Offset)> found)
    {
        var done = 0;
        while (block[done..].IndexOf(Opening) is >= 0 and var next)
        {
            var id = block[(done + next + Opening.Length)..];
            if (id.IndexOf((byte)'"') is not (>= 0 and var length))
                return done + next;
            found.Add((Hash(id[..length]), start + done + next));
            done += next + Opening.Length + length;
        }

        return Math.Max(done, block.Length - Opening.Length);
    }

    private static string? ReadEntry(SafeFileHandle file, long offset)
    {
        for (var size = 1 << 12; size <= 1 << 20; size <<= 3)
        {
            var buffer = new byte[size];
            var read = RandomAccess.Read(file, buffer, offset);
            if (buffer.AsSpan(0, read).IndexOf(Closing) is >= 0 and var end)
                return System.Text.Encoding.UTF8.GetString(buffer, 0, end + Closing.Length);
        }

        return null;
    }

    /// <summary>FNV-1a.</summary>
    private static ulong Hash(ReadOnlySpan<byte> text)
    {
        var hash = 14695981039346656037UL;
        foreach (var letter in text)
            hash = (hash ^ letter) * 1099511628211UL;
        return hash;
    }
}
