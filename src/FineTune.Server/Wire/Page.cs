namespace FineTune.Server;

/// <summary>
/// One page of a list. The ids of its ends are sent with every list: clients may page with them, and the official .NET client reads
/// <c>last_id</c> where OpenAI itself sends none.
/// </summary>
internal sealed record Page<T>
{
    public string Object { get; } = "list";
    public required IReadOnlyList<T> Data { get; init; }
    public required string? FirstId { get; init; }
    public required string? LastId { get; init; }
    public required bool HasMore { get; init; }

    /// <summary>
    /// Of <paramref name="rows"/>, which hold one more than <paramref name="limit"/> when there is more to come. An empty page has the ids
    /// <paramref name="empty"/>.
    /// </summary>
    public static Page<T> Of(IReadOnlyList<T> rows, int limit, Func<T, string> idOf, string? empty = null)
    {
        T[] data = [.. rows.Take(limit)];
        return new Page<T>
        {
            Data = data,
            FirstId = data.Length == 0 ? empty : idOf(data[0]),
            LastId = data.Length == 0 ? empty : idOf(data[^1]),
            HasMore = rows.Count > limit,
        };
    }
}
