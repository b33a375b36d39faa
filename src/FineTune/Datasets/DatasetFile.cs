using System.Runtime.CompilerServices;

namespace FineTune;

/// <summary>
/// A chat JSONL file: one <c>{"messages":[{"role":"user","content":"…"},…]}</c> per line, in UTF-8. A byte order mark, Windows line
/// ends and blank lines are accepted when reading; written files have none of them.
/// </summary>
public sealed class DatasetFile
{
    private const string WhatToDo = "Mend what is listed and read the file again; nothing was used.";

    public DatasetFile(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        Path = path;
    }

    public string Path { get; }

    /// <summary>
    /// Yields the good rows in order, in constant memory. Bad rows do not stop the reading: all of them are reported by one
    /// <see cref="FineTuneException"/> after the last row, so take nothing as read before the enumeration has ended.
    /// </summary>
    public async IAsyncEnumerable<ChatExample> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await using var stream = Open();
        var faults = new FaultList(Path);
        var rows = 0;
        await foreach (var line in TextLines.ReadAsync(stream, Path, cancellationToken))
        {
            rows++;
            var before = faults.Count;
            if (ChatRow.Parse(line, faults) is { } example)
                yield return example;
            if (faults.Count > before && TextEncoding.IsUtf16(line.Bytes.Span))
                break; // Every further line would be reported for the same reason.
        }
        if (rows == 0)
            faults.Add($"{Path}: the file is empty: it has no examples.");
        faults.ThrowIfAny(WhatToDo);
    }

    /// <summary>Writes one row per line. The file appears whole or not at all.</summary>
    public async Task WriteAsync(IEnumerable<ChatExample> examples, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(examples);
        using var file = new AtomicFile(Path);
        foreach (var example in examples)
            await file.Stream.WriteAsync(ChatRow.Serialize(example), cancellationToken);
        file.Commit();
    }

    private FileStream Open()
    {
        if (Directory.Exists(Path))
            throw new FineTuneException($"{Path} is a folder; name a JSONL file in it.");
        try
        {
            return new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0, useAsync: true);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new FineTuneException($"{Path} does not exist (looked in {System.IO.Path.GetFullPath(Path)}); check the path.", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new FineTuneException($"{Path} cannot be read: {exception.Message}", exception);
        }
    }
}
