namespace FineTune.Torch.Tests.Training;

public sealed class BatchOrderTests
{
    private static readonly int[] Lengths = [.. Enumerable.Range(0, 103).Select(row => 5 + row * 37 % 50)];

    [Fact]
    public void Every_epoch_has_every_row_once()
    {
        var order = new BatchOrder(Lengths, batchSize: 8, seed: 1);

        Assert.Equal(13, order.BatchesPerEpoch);
        for (var epoch = 0; epoch < 3; epoch++)
            Assert.Equal(Enumerable.Range(0, 103), Epoch(order, epoch).Order());
    }

    [Fact]
    public void The_seed_alone_decides_the_order()
    {
        Assert.Equal(Epoch(Order(seed: 1), 0), Epoch(Order(seed: 1), 0));
        Assert.NotEqual(Epoch(Order(seed: 1), 0), Epoch(Order(seed: 2), 0));
        Assert.NotEqual(Epoch(Order(seed: 1), 0), Epoch(Order(seed: -1), 0));
    }

    [Fact]
    public void Every_epoch_has_another_order_and_can_be_asked_for_at_any_time()
    {
        var order = Order(seed: 1);
        var second = Epoch(order, 1);

        Assert.NotEqual(Epoch(order, 0), second);
        Assert.Equal(second, Epoch(order, 1));
    }

    [Fact]
    public void Rows_of_similar_length_come_together()
    {
        var order = Order(seed: 1);

        var padding = Enumerable.Range(0, order.BatchesPerEpoch).Sum(step => Padding(order.At(step)));
        var withoutSorting = Enumerable.Range(0, 103).Chunk(8).Sum(Padding);

        Assert.True(padding < withoutSorting / 3, $"{padding} of {withoutSorting}");
    }

    [Fact]
    public void A_batch_larger_than_the_data_holds_all_of_it()
    {
        var order = new BatchOrder([3, 4], batchSize: 8, seed: 1);

        Assert.Equal(1, order.BatchesPerEpoch);
        Assert.Equal([0, 1], order.At(7).Order());
    }

    private static BatchOrder Order(int seed) => new(Lengths, batchSize: 8, seed);

    private static int[] Epoch(BatchOrder order, int epoch) =>
        [.. Enumerable.Range(epoch * order.BatchesPerEpoch, order.BatchesPerEpoch).SelectMany(order.At)];

    private static int Padding(IReadOnlyList<int> rows) => rows.Sum(row => rows.Max(other => Lengths[other]) - Lengths[row]);
}
