namespace FineTune.Kernel;

/// <summary>One run of a cell, on what the cells before it left.</summary>
internal sealed class ScriptRun(CellState? before, CellScript script)
{
    private readonly object?[] _submissions = [.. before?.Submissions ?? [null], null];

    /// <summary>What the cell left when it ended by itself, be it with an exception; null until then.</summary>
    public CellState? Ended { get; private set; }

    /// <summary>Runs on the calling thread up to the first await. An exception of the cell is in the state, with what was assigned before it.</summary>
    public async Task<CellState> RunAsync()
    {
        object? value = null;
        Exception? thrown = null;
        try
        {
            value = await script.Start(_submissions).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            thrown = error;
        }

        return Ended = StateWith(value, thrown);
    }

    /// <summary>What a cell that was aborted has assigned until then.</summary>
    public CellState Abandon(Exception aborted) => StateWith(value: null, aborted);

    private CellState StateWith(object? value, Exception? thrown) => new()
    {
        Compilation = script.Compilation,
        // A cell without code puts nothing in its place.
        Submissions = _submissions[^1] is null ? _submissions[..^1] : _submissions,
        Own = _submissions[^1],
        ReturnValue = value,
        Exception = thrown,
    };
}
