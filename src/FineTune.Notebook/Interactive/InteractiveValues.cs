using System.Collections.Concurrent;
using System.ComponentModel;

namespace FineTune.Notebook;

/// <summary>
/// Values on their way between magics and variables in .NET Interactive: the adapter sends a line of C# that gives or takes one, since a
/// magic itself is handed text and JSON alone.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class InteractiveValues
{
    private static readonly ConcurrentDictionary<int, object?> Waiting = new();
    private static int _last;

    /// <summary>A number for a value that is still to be given.</summary>
    public static int NewTicket() => Interlocked.Increment(ref _last);

    public static void Give(int ticket, object? value) => Waiting[ticket] = value;

    /// <summary>The value, once; null when none was given.</summary>
    public static object? Take(int ticket) => Waiting.TryRemove(ticket, out var value) ? value : null;
}
