using System.Collections;
using System.Data;
using Microsoft.DotNet.Interactive.Formatting.TabularData;

namespace FineTune.Kernel;

/// <summary>What is a table already: rows of cells under named columns.</summary>
internal sealed record TabularData(IReadOnlyList<string> Columns, FirstItems Rows)
{
    public static TabularData? Of(object value) => value switch
    {
        DataTable table => new TabularData(
            [.. table.Columns.Cast<DataColumn>().Select(column => column.ColumnName)],
            FirstItems.Of(table.Rows).Map(row => ((DataRow)row!).ItemArray)),
        TabularDataResource resource => new TabularData(
            [.. resource.Schema.Fields.Select(field => field.Name)],
            FirstItems.Of(resource.Data).Map(row => ((IEnumerable<KeyValuePair<string, object>>)row!).Select(cell => cell.Value))),
        IEnumerable => null,
        _ => OfColumnsAndRows(value),
    };

    /// <summary>
    /// Types of table-like libraries, Microsoft.Data.Analysis.DataFrame among them, are known by their shape: <c>Columns</c> that have a
    /// <c>Name</c> each, and <c>Rows</c> that are lists of cells. This kernel references none of them.
    /// </summary>
    private static TabularData? OfColumnsAndRows(object value) =>
        Property(value, "Columns") is IEnumerable columns && Property(value, "Rows") is IEnumerable rows && NamesOf(columns) is { } names
        && FirstItems.Of(rows) is var first && first.Items.All(row => row is IEnumerable and not string)
            ? new TabularData(names, first)
            : null;

    private static List<string>? NamesOf(IEnumerable columns)
    {
        var all = columns.Cast<object>().ToList();
        var names = all.Select(column => Property(column, "Name")).OfType<string>().ToList();
        return names.Count == all.Count ? names : null;
    }

    private static object? Property(object instance, string name)
    {
        try
        {
            return instance.GetType().GetProperty(name) is { CanRead: true } property && property.GetIndexParameters().Length == 0
                ? property.GetValue(instance)
                : null;
        }
        catch (Exception error) when (error is System.Reflection.TargetInvocationException or System.Reflection.AmbiguousMatchException)
        {
            return null;
        }
    }
}
