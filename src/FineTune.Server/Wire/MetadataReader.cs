namespace FineTune.Server;

/// <summary>Reads <c>metadata</c>: up to 16 pairs of the asker's own.</summary>
internal static class MetadataReader
{
    public const string Limits = "Up to 16 pairs of your own, with keys of at most 64 characters and values of at most 512.";
    private const int MostPairs = 16, LongestKey = 64, LongestValue = 512;

    /// <exception cref="ApiException">400.</exception>
    public static IReadOnlyDictionary<string, string>? Read(JsonFields body)
    {
        if (body.Object("metadata") is not { } metadata)
            return null;
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var key in metadata.Names())
        {
            if (key.Length > LongestKey)
                throw body.Fault($"'{Ellipsis.Shorten(key, 60)}' is too long - 'metadata'", "metadata");
            pairs[key] = metadata.Text(key, least: 0, most: LongestValue) ?? throw body.Fault($"null is not of type 'string' - '{metadata.Path(key)}'", "metadata");
        }
        return pairs.Count <= MostPairs ? pairs : throw body.Fault($"metadata has {pairs.Count} pairs, more than the maximum of {MostPairs} - 'metadata'", "metadata");
    }
}
