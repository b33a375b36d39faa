using System.Collections.Concurrent;
using System.ComponentModel;
using Microsoft.CodeAnalysis.CSharp;

namespace FineTune.Kernel;

/// <summary>Values on their way from a magic into a variable of the notebook.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class HandedOver
{
    private static readonly ConcurrentDictionary<int, object?> Waiting = new();
    private static int _last;

    /// <summary>Takes the value that waits under <paramref name="ticket"/>. Called by the declaration that the kernel writes, once.</summary>
    public static object? Take(int ticket) => Waiting.TryRemove(ticket, out var value) ? value : null;

    internal static string Declaration(string name, object? value)
    {
        if (!SyntaxFacts.IsValidIdentifier(name) || SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None)
            throw new KernelException($"\"{name}\" cannot be the name of a variable. A name has letters, digits and _, and starts with no digit.");
        var type = CSharpTypeName.Of(value?.GetType() ?? typeof(object));
        var ticket = Interlocked.Increment(ref _last);
        Waiting[ticket] = value;
        return $"{type} {name} = ({type})global::{typeof(HandedOver).FullName}.{nameof(Take)}({ticket});";
    }
}
