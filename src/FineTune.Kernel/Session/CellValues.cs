using System.Security.Cryptography;
using System.Text;

namespace FineTune.Kernel;

/// <summary>
/// The variables of the cells that were run. Roslyn keeps every submission for ever, so the values of a cell that is run again would
/// stay in memory behind their successors; here they are let go.
/// </summary>
internal sealed class CellValues
{
    private readonly Dictionary<string, Run> _runs = [];

    /// <summary>The value of the newest variable of that name; null when there is none.</summary>
    public static object? Find(CellState? state, string name) => state?.Variables.LastOrDefault(variable => variable.Name == name)?.Value;

    /// <summary>
    /// What tells that a cell is run again: the front end's id of it, or the same text. Another cell that uses the same names is another
    /// cell: lambdas may still read the old variables.
    /// </summary>
    public static string KeyOf(CellRequest request, CodePart part) => request.CellId is { } id
        ? $"{id}/{part.Code.Length - part.Code.TrimStart().Length}"
        : Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(part.Code)));

    /// <summary>Ends what the previous run of the cell declared with <c>using</c>, so that files and connections are free for the new one.</summary>
    public void DisposeBeforeRerun(string key)
    {
        if (_runs.TryGetValue(key, out var run))
            run.Dispose();
    }

    /// <summary>Takes in what a run declared, and lets go of the values that the run before it left under the same names.</summary>
    public void Keep(string key, CellState state, IReadOnlyList<string> disposed)
    {
        var declared = state.Declared;
        if (declared.Count == 0)
            return;
        if (state.Exception is null && _runs.TryGetValue(key, out var before))
            before.Release(declared.Select(variable => variable.Name).ToHashSet());
        _runs[key] = new Run(declared, disposed.ToHashSet());
    }

    public void Clear()
    {
        foreach (var run in _runs.Values)
            run.Dispose();
        _runs.Clear();
    }

    private sealed record Run(IReadOnlyList<CellVariable> Variables, IReadOnlySet<string> Disposed)
    {
        public void Release(HashSet<string> names)
        {
            foreach (var variable in Variables.Where(variable => names.Contains(variable.Name) && !variable.IsReadOnly))
                variable.Value = null;
        }

        public void Dispose()
        {
            foreach (var variable in Variables.Where(variable => Disposed.Contains(variable.Name)))
            {
                if (variable.Value is IDisposable disposable)
                    disposable.Dispose();
                else if (variable.Value is IAsyncDisposable asynchronous)
                    asynchronous.DisposeAsync().AsTask().GetAwaiter().GetResult();
            }
        }
    }
}
