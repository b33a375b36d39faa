namespace FineTune.Torch;

/// <summary>
/// Which rows form the batch of a step. Each epoch is a new seeded shuffle; within stretches of some batches, rows of similar
/// length come together (Hugging Face's <c>group_by_length</c>), which saves padding, and the batches are shuffled again.
/// </summary>
internal sealed class BatchOrder(IReadOnlyList<int> lengths, int batchSize, int seed)
{
    private const int BatchesPerStretch = 8;
    private int _epoch = -1;
    private int[][] _batches = [];

    public int BatchesPerEpoch { get; } = (lengths.Count + batchSize - 1) / batchSize;

    public IReadOnlyList<int> At(int step)
    {
        if (step / BatchesPerEpoch != _epoch)
        {
            _epoch = step / BatchesPerEpoch;
            _batches = Shuffled(new SplitMix64(((ulong)(uint)seed << 32) + (ulong)_epoch));
        }
        return _batches[step % BatchesPerEpoch];
    }

    private int[][] Shuffled(SplitMix64 random)
    {
        int[] rows = [.. Enumerable.Range(0, lengths.Count)];
        random.Shuffle<int>(rows);
        int[][] batches = [.. rows
            .Chunk(batchSize * BatchesPerStretch)
            .SelectMany(stretch => stretch.OrderBy(row => lengths[row]).Chunk(batchSize))];
        random.Shuffle<int[]>(batches);
        return batches;
    }
}
