namespace FineTune.Torch;

/// <summary>A stream of tokens cut into equal blocks, drawn in a new seeded order every epoch.</summary>
internal sealed class TokenBlocks(int[] tokens, int length, int seed)
{
    private int _epoch = -1;
    private int[] _order = [];

    /// <summary>A block has one token more than it predicts.</summary>
    public int Count { get; } = Math.Max(0, (tokens.Length - 1) / length);

    public Batch BatchAt(int step, int batchSize)
    {
        var perEpoch = Math.Max(1, Count / batchSize);
        if (step / perEpoch != _epoch)
        {
            _epoch = step / perEpoch;
            _order = [.. Enumerable.Range(0, Count)];
            new SplitMix64(((ulong)seed << 20) + (ulong)_epoch).Shuffle<int>(_order);
        }
        var first = step % perEpoch * batchSize;
        return Batch.Of([.. _order.Skip(first).Take(batchSize).Select(Block)]);
    }

    public IEnumerable<Batch> InOrder(int batchSize) =>
        Enumerable.Range(0, Count).Chunk(batchSize).Select(chunk => Batch.Of([.. chunk.Select(Block)]));

    private MaskedTokens Block(int index)
    {
        var ids = tokens[(index * length)..(index * length + length + 1)];
        return new MaskedTokens(ids, [.. Enumerable.Repeat(true, ids.Length)]);
    }
}
