namespace FineTune;

/// <summary>
/// SplitMix64 (Steele, Lea and Flood 2014), as in https://prng.di.unimi.it/splitmix64.c. The sequence of <see cref="Random"/> is
/// no contract between .NET versions; this one is, so a split made today can be made again.
/// </summary>
internal sealed class SplitMix64(ulong seed)
{
    private ulong _state = seed;

    public ulong Next()
    {
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>Evenly from 0 to <paramref name="bound"/> - 1 (Lemire's multiplication with rejection).</summary>
    public int Below(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bound);
        var rejected = unchecked(0UL - (ulong)bound) % (ulong)bound;
        ulong high, low;
        do
        {
            high = Math.BigMul(Next(), (ulong)bound, out low);
        }
        while (low < rejected);
        return (int)high;
    }

    /// <summary>Fisher and Yates, from the last place to the first.</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = Below(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }
}
