using System.Collections;
using System.Runtime.CompilerServices;

namespace FineTune.Kernel;

/// <summary>Turns sequences into tables: what is inside the items becomes the columns.</summary>
/// <param name="view">Makes the view of a cell.</param>
internal sealed class RowReader(Func<object?, View> view)
{
    private const int MaximumColumns = 40;
    private const string Index = "";
    private const string Key = "key";
    private const string Value = "value";

    /// <summary>The named values inside <paramref name="value"/>; null when it is a list.</summary>
    public static IReadOnlyList<KeyValuePair<string, object?>>? ValuesOf(object value) => value switch
    {
        IEnumerable<KeyValuePair<string, object>> named => [.. named!],
        IDictionary dictionary => [.. dictionary.Keys.Cast<object>().Select(key => KeyValuePair.Create($"{key}", dictionary[key]))],
        IEnumerable => null,
        ITuple tuple => [.. Enumerable.Range(0, tuple.Length).Select(index => KeyValuePair.Create($"Item{index + 1}", tuple[index]))],
        _ => ObjectMembers.Of(value),
    };

    public View.Table Table(FirstItems first)
    {
        var pairs = first.Items.Select(PairOf).ToList();
        return pairs.Count > 0 && pairs.All(pair => pair is not null)
            ? Table(Key, pairs.Select(pair => view(pair!.Value.Key)), [.. pairs.Select(pair => pair!.Value.Value)], first.More)
            : Table(Index, first.Items.Select((_, index) => Number(index)), first.Items, first.More);
    }

    public View.Table Table(TabularData data) => new(
        [Index, .. data.Columns.Take(MaximumColumns)],
        [.. data.Rows.Items.Select((row, index) => (IReadOnlyList<View>)[Number(index), .. CellsOf(row)])],
        data.Rows.More);

    /// <summary>An array of two dimensions.</summary>
    public View.Table Grid(Array grid, int limit)
    {
        var columns = Math.Min(grid.GetLength(1), limit);
        var rows = Math.Min(grid.GetLength(0), limit);
        return new View.Table(
            [Index, .. Enumerable.Range(0, columns).Select(column => column.ToString())],
            [.. Enumerable.Range(0, rows).Select(row => (IReadOnlyList<View>)
                [Number(row), .. Enumerable.Range(0, columns).Select(column => view(grid.GetValue(row, column)))])],
            rows < grid.GetLength(0) || columns < grid.GetLength(1) ? $"{grid.GetLength(0)} × {grid.GetLength(1)} in all" : null);
    }

    private View.Table Table(string firstColumn, IEnumerable<View> firstCells, IReadOnlyList<object?> items, string? more)
    {
        var rows = items.Select(ColumnsOf).ToList();
        var names = rows.Any(row => row is null) ? [] : rows.SelectMany(row => row!).Select(value => value.Key).Distinct().ToList();
        return names.Count is 0 or > MaximumColumns
            ? new View.Table([firstColumn, Value], Join(firstCells, items.Select(item => (IEnumerable<View>)[view(item)])), more)
            : new View.Table([firstColumn, .. names], Join(firstCells, rows.Select(row => Cells(row!, names))), more);
    }

    private static List<IReadOnlyList<View>> Join(IEnumerable<View> firstCells, IEnumerable<IEnumerable<View>> others) =>
        [.. firstCells.Zip(others, (first, rest) => (IReadOnlyList<View>)[first, .. rest])];

    /// <summary>Null when the item has no inside, or is somebody else's to format.</summary>
    private static IReadOnlyList<KeyValuePair<string, object?>>? ColumnsOf(object? item) => item switch
    {
        null => [],
        ITuple => ValuesOf(item),
        _ => WordText.Of(item) is not null || IsFormatted(item) ? null : ValuesOf(item),
    };

    private IEnumerable<View> Cells(IReadOnlyList<KeyValuePair<string, object?>> row, List<string> names)
    {
        var values = row.DistinctBy(value => value.Key).ToDictionary();
        return names.Select(name => values.TryGetValue(name, out var value) ? view(value) : new View.Word(""));
    }

    private IEnumerable<View> CellsOf(object? row) => ((IEnumerable)row!).Cast<object?>().Take(MaximumColumns).Select(view);

    private static KeyValuePair<object, object?>? PairOf(object? item)
    {
        if (item is DictionaryEntry entry)
            return KeyValuePair.Create(entry.Key, entry.Value);
        return item?.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>)
            ? ObjectMembers.Of(item) is [var key, var value] ? KeyValuePair.Create(key.Value!, value.Value) : null
            : null;
    }

    private static bool IsFormatted(object value) =>
        RegisteredFormatters.Has(value, MimeTypes.Html) || RegisteredFormatters.Has(value, MimeTypes.Text);

    private static View.Word Number(int index) => new View.Word(index.ToString(), IsNumber: true);
}
