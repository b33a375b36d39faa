namespace FineTune.Kernel;

/// <summary>What a <see cref="SessionHost"/> does beside running cells.</summary>
public sealed record HostOptions
{
    /// <summary>Remembers the cells; null remembers nothing.</summary>
    public CellHistory? History { get; init; }

    /// <summary>
    /// How many characters one cell may print. The front end keeps all of them in memory and in the notebook, so a loop that never stops
    /// printing would take it down.
    /// </summary>
    public long PrintLimit { get; init; } = 100_000_000;

    /// <summary>Runs a first cell of the kernel's own while nothing else is asked for, so that the user's first is quick.</summary>
    public bool WarmUp { get; init; }
}
