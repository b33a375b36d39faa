using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace FineTune.Notebook;

/// <summary>A cell while its magics run. The platform hands over their arguments and the whole cell, and not which line is meant.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class InteractiveCell
{
    private static readonly ConditionalWeakTable<object, InteractiveCell> Running = [];

    private readonly string _code;
    private readonly Dictionary<Command, int> _begun = [];

    private InteractiveCell(string code) => _code = code;

    /// <param name="submission">What the platform runs, the same for all magics of the cell.</param>
    /// <param name="code">Its text.</param>
    public static InteractiveCell Of(object submission, string code) => Running.GetValue(submission, _ => new InteractiveCell(code));

    /// <summary>The next magic of this name; they run from top to bottom.</summary>
    /// <param name="directive">"#!dataset show".</param>
    /// <exception cref="FineTuneException">There is no such command.</exception>
    public InteractiveMagic Next(string directive)
    {
        ArgumentNullException.ThrowIfNull(directive);
        var command = InteractiveMagics.Find(directive);
        var index = _begun.GetValueOrDefault(command);
        _begun[command] = index + 1;
        return new InteractiveMagic(command, MagicLine.In(_code, command).ElementAtOrDefault(index) ?? MagicLine.Unknown);
    }
}
