using System.Security.Cryptography;

namespace FineTune.Server;

/// <summary>
/// Copies a data file into a run folder, row by row and in canonical form, and learns what the job needs to know of it. A file of
/// gigabytes takes no more memory than its longest row.
/// </summary>
internal sealed class TrainingRows(ChatTemplate template, int context)
{
    private readonly SortedSet<string> _ignoredKeys = new(StringComparer.Ordinal);

    public int Count { get; private set; }

    /// <summary>Rows that are longer than the context.</summary>
    public int OverLong { get; private set; }

    /// <summary>Tokens of all rows, each cut at the context.</summary>
    public long Tokens { get; private set; }

    /// <summary>Those of <see cref="Tokens"/> that count in the loss.</summary>
    public long TrainedTokens { get; private set; }

    /// <summary>Of the canonical rows, as <see cref="DataFacts.Sha256"/> wants it.</summary>
    public string Sha256 { get; private set; } = "";

    /// <summary>What stands in the rows and means nothing here.</summary>
    public IReadOnlyCollection<string> IgnoredKeys => _ignoredKeys;

    /// <exception cref="FineTuneException">The file has rows that cannot be trained on; all of them are named.</exception>
    public async Task CopyAsync(string from, string to, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var file = new AtomicFile(to);
        await foreach (var example in new DatasetFile(from).ReadAsync(cancellationToken))
        {
            var row = ChatRow.Serialize(example);
            hash.AppendData(row.Span);
            await file.Stream.WriteAsync(row, cancellationToken);
            Note(example);
        }
        Sha256 = Convert.ToHexStringLower(hash.GetHashAndReset());
        file.Commit();
    }

    private void Note(ChatExample example)
    {
        var tokens = template.Encode(example.Messages);
        var seen = tokens.Cut(context);
        Count++;
        OverLong += tokens.Length > context ? 1 : 0;
        Tokens += seen.Length;
        TrainedTokens += seen.TrainedCount;
        _ignoredKeys.UnionWith(example.IgnoredKeys);
    }
}
