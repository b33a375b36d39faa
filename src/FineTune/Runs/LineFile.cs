using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace FineTune;

/// <summary>A file with a line of JSON for each entry, only ever appended to.</summary>
internal sealed class LineFile : IDisposable
{
    private readonly FileStream _stream;

    /// <summary>A last line that a killed process left without its end is cut off.</summary>
    public LineFile(string path)
    {
        _stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);
        _stream.SetLength(LengthOfWholeLines());
        _stream.Seek(0, SeekOrigin.End);
    }

    /// <summary>One write per line, so that whoever reads or kills the process finds whole lines.</summary>
    public void Append<T>(T line, JsonTypeInfo<T> type)
    {
        byte[] bytes = [.. JsonSerializer.SerializeToUtf8Bytes(line, type), (byte)'\n'];
        _stream.Write(bytes);
    }

    public void Dispose() => _stream.Dispose();

    /// <summary>
    /// The lines with their numbers, counted from 1. A last line without its end was being written when its process died, or is being
    /// written now: it is left out. No file has no lines.
    /// </summary>
    public static IEnumerable<(int Number, string Line)> Read(string path)
    {
        if (!File.Exists(path))
            return [];
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n')[..^1].Select((line, index) => (index + 1, line)).Where(each => each.line.Length > 0)];
    }

    /// <summary>An entry that <paramref name="what"/> names in the message when the line is none.</summary>
    /// <exception cref="FineTuneException">The line is broken.</exception>
    public static T Parse<T>(string path, (int Number, string Line) at, JsonTypeInfo<T> type, string what)
    {
        try
        {
            return JsonSerializer.Deserialize(at.Line, type) ?? throw new JsonException("The line is null.");
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            throw new FineTuneException($"{path}:{at.Number}: not a line of {what}: {exception.Message} Remove the line.", exception);
        }
    }

    private long LengthOfWholeLines()
    {
        for (var length = _stream.Length; length > 0; length--)
        {
            _stream.Position = length - 1;
            if (_stream.ReadByte() == '\n')
                return length;
        }
        return 0;
    }
}
