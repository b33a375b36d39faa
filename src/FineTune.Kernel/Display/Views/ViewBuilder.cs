using System.Collections;
using System.Runtime.CompilerServices;
using Microsoft.DotNet.Interactive.Formatting;

namespace FineTune.Kernel;

/// <summary>
/// Looks at a value and decides on its shape. Depth is bounded by <see cref="Formatter.RecursionLimit"/>, breadth by
/// <see cref="Formatter.ListExpansionLimit"/>, and the whole by a number of values, since getters may lead into half of the framework.
/// </summary>
internal sealed class ViewBuilder
{
    private const int MaximumValues = 2_000;

    private readonly Stack<object> _path = [];
    private readonly RowReader _rows;
    private int _values;

    private ViewBuilder() => _rows = new RowReader(Build);

    public static View Of(object? value) => new ViewBuilder().Build(value);

    private View Build(object? value)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (WordText.Of(value) is { } word)
            return word;
        if (_path.Count > 0 && (RegisteredFormatters.Has(value, MimeTypes.Html) || RegisteredFormatters.Has(value, MimeTypes.Text)))
            return new View.Formatted(value!);
        if (_path.Count > Formatter.RecursionLimit || ++_values > MaximumValues || _path.Any(outer => ReferenceEquals(outer, value)))
            return new View.Word(WordText.Short(value!));

        _path.Push(value!);
        try
        {
            return Shape(value!);
        }
        catch (Exception error) when (_path.Count > 1 && !Stop.Is(error))
        {
            // A value inside another that cannot be listed is no reason not to show the rest. The value itself is: the cell fails.
            return new View.Word($"{new ObjectMembers.Unreadable(error)}");
        }
        finally
        {
            _path.Pop();
        }
    }

    private View Shape(object value) => value switch
    {
        TableOf table => _rows.Table(FirstItems.Of(table.Items)),
        _ when TabularData.Of(value) is { } data => _rows.Table(data),
        Array { Rank: 2 } grid => _rows.Grid(grid, Formatter.ListExpansionLimit),
        IEnumerable sequence => Sequence(sequence),
        _ => MembersOf(value),
    };

    private View Sequence(IEnumerable sequence)
    {
        var first = FirstItems.Of(sequence);
        return Words(first) ?? (View)_rows.Table(first);
    }

    private static View.Words? Words(FirstItems first)
    {
        var words = first.Items.Select(item => item is ITuple ? null : WordText.Of(item)).ToList();
        return words.All(word => word is not null && WordText.IsShort(word.Text)) ? new View.Words(words!, first.More) : null;
    }

    private View MembersOf(object value)
    {
        if (RowReader.ValuesOf(value) is not [_, ..] values)
            return new View.Word(WordText.Short(value));
        var views = values.Select(member => KeyValuePair.Create(member.Key, Build(member.Value))).ToList();
        return new View.Members(WordText.TitleOf(value), views);
    }
}
