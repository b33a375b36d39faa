using System.Buffers.Binary;
using System.Text.Json;

namespace FineTune;

/// <summary>
/// The header of a .safetensors file, checked against the file before anything believes it
/// (format: 8 bytes length, JSON, then the tensors without gaps).
/// </summary>
internal sealed class SafetensorsHeader
{
    /// <summary>The limit of the reference implementation.</summary>
    private const ulong LongestHeader = 100_000_000;

    /// <summary>The limit of libtorch.</summary>
    private const int MostDimensions = 64;

    private const string Advice = "Download or export the file again.";

    private SafetensorsHeader(IReadOnlyDictionary<string, SafetensorsEntry> entries) => Entries = entries;

    public IReadOnlyDictionary<string, SafetensorsEntry> Entries { get; }

    /// <summary>Refuses a file with a tensor whose type is not one of <paramref name="types"/>.</summary>
    public static SafetensorsHeader Read(FileStream file, IReadOnlyCollection<string> types)
    {
        Span<byte> prefix = stackalloc byte[8];
        if (file.Length < 8)
            throw Fault(file, $"it has {file.Length} bytes, too few for a header; the download or copy was cut short");
        file.ReadExactly(prefix);
        var length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (length > LongestHeader || length > (ulong)file.Length - 8)
            throw Fault(file, $"its header claims {length} bytes and the file has {file.Length}; it is cut short or not a safetensors file");
        var json = new byte[length];
        file.ReadExactly(json);
        try
        {
            using var document = JsonDocument.Parse(json);
            return new SafetensorsHeader(ReadEntries(file, document.RootElement, types));
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new FineTuneException($"{Prefix(file)}its header is not JSON about tensors: {exception.Message} {Advice}", exception);
        }
    }

    private static Dictionary<string, SafetensorsEntry> ReadEntries(FileStream file, JsonElement root, IReadOnlyCollection<string> types)
    {
        var dataStart = file.Position;
        var entries = new Dictionary<string, SafetensorsEntry>();
        foreach (var property in root.EnumerateObject().Where(property => property.Name != "__metadata__"))
        {
            if (!entries.TryAdd(property.Name, ReadEntry(file, property, types)))
                throw Fault(file, $"its header names the tensor '{property.Name}' twice");
        }
        var expected = dataStart;
        foreach (var (name, entry) in entries.OrderBy(entry => entry.Value.Offset).ThenBy(entry => entry.Value.Length))
        {
            if (entry.Offset != expected)
                throw Fault(file, $"the tensor '{name}' starts at byte {entry.Offset} and the one before it ends at {expected}; tensors may not overlap or leave gaps");
            expected += entry.Length;
        }
        if (expected != file.Length)
            throw Fault(file, $"its tensors end at byte {expected} and the file has {file.Length} bytes; the header does not fit it");
        return entries;
    }

    private static SafetensorsEntry ReadEntry(FileStream file, JsonProperty property, IReadOnlyCollection<string> types)
    {
        var dataStart = file.Position;
        var name = property.Name;
        var dataType = property.Value.GetProperty("dtype").GetString()!;
        var shape = property.Value.GetProperty("shape").EnumerateArray().Select(size => size.GetInt64()).ToArray();
        var offsets = property.Value.GetProperty("data_offsets").EnumerateArray().Select(offset => offset.GetInt64()).ToArray();
        if (offsets is not [var start, var end])
            throw Fault(file, $"the tensor '{name}' has {offsets.Length} data_offsets; a start and an end are needed");
        if (!types.Contains(dataType))
            throw Fault(file, $"the tensor '{name}' has the type {dataType}; known: {string.Join(", ", types)}");
        if (start < 0 || end < start || end > file.Length - dataStart)
            throw Fault(file, $"the tensor '{name}' claims the bytes {start} to {end} and the file has {file.Length - dataStart} bytes of tensors");
        if (!TryByteCount(shape, SafetensorsEntry.SizeOf(dataType), out var bytes) || bytes != end - start)
            throw Fault(file, $"the tensor '{name}' of shape [{string.Join(", ", shape)}] and type {dataType} does not fill the bytes {start} to {end}");
        return new SafetensorsEntry(dataType, shape, dataStart + start, end - start);
    }

    /// <summary>A tensor with an extent of 0 is empty, and its other extents must be possible all the same.</summary>
    private static bool TryByteCount(long[] shape, int size, out long bytes)
    {
        bytes = size;
        if (shape.Length > MostDimensions)
            return false;
        foreach (var extent in shape.Where(extent => extent != 0))
        {
            if (extent < 0 || bytes > long.MaxValue / extent)
                return false;
            bytes *= extent;
        }
        if (shape.Contains(0))
            bytes = 0;
        return true;
    }

    private static FineTuneException Fault(FileStream file, string what) => new($"{Prefix(file)}{what}. {Advice}");

    private static string Prefix(FileStream file) => $"{file.Name}: not a usable safetensors file: ";
}
