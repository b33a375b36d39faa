namespace FineTune.Tests.Datasets;

public sealed class SplitMix64Tests
{
    [Fact]
    public void The_sequence_is_that_of_the_reference_implementation()
    {
        var random = new SplitMix64(1234567);

        ulong[] sequence = [random.Next(), random.Next(), random.Next(), random.Next(), random.Next()];

        // rosettacode.org/wiki/Pseudo-random_numbers/Splitmix64, made with Vigna's splitmix64.c.
        Assert.Equal([6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821], sequence);
    }

    [Fact]
    public void Numbers_below_a_bound_are_spread_evenly()
    {
        var random = new SplitMix64(42);
        var counts = new int[6];

        for (var i = 0; i < 60_000; i++)
            counts[random.Below(6)]++;

        Assert.All(counts, count => Assert.InRange(count, 9_700, 10_300));
    }

    [Fact]
    public void A_shuffle_keeps_every_item()
    {
        int[] items = [.. Enumerable.Range(0, 100)];

        new SplitMix64(1).Shuffle<int>(items);

        Assert.NotEqual(Enumerable.Range(0, 100), items);
        Assert.Equal(Enumerable.Range(0, 100), items.Order());
    }
}
