namespace FineTune;

/// <summary>A table of bounded height: rows beyond <see cref="MaxRows"/> are counted in its last line.</summary>
public sealed class HtmlTable(params IReadOnlyList<Html> headers)
{
    private const int LongestCell = 1_000;

    private readonly List<Html> _rows = [];
    private int _left;

    public int MaxRows { get; init; } = 20;

    /// <summary>All columns are equally wide, whatever stands in them; for what is compared side by side.</summary>
    public bool EvenColumns { get; init; }

    /// <summary>What the table is about, for those who hear it.</summary>
    public string? Label { get; init; }

    /// <summary>Adds one row of <c>td</c> (or <c>th</c>) elements.</summary>
    public HtmlTable Add(params IReadOnlyList<Html> cells)
    {
        if (_rows.Count < MaxRows)
            _rows.Add(Html.Element("tr", cells));
        else
            _left++;
        return this;
    }

    /// <summary>Adds a row for each item. Cells are made for the rows that are shown; the others are counted and not looked at.</summary>
    public HtmlTable AddEach<T>(IReadOnlyList<T> items, Func<T, IReadOnlyList<Html>> cells)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(cells);
        var shown = Math.Min(items.Count, MaxRows - _rows.Count);
        for (var i = 0; i < shown; i++)
            Add(cells(items[i]));
        _left += items.Count - shown;
        return this;
    }

    public Html ToHtml()
    {
        var head = Html.Element("thead", Html.Element("tr", headers));
        Html more = Html.Element("td", More.Of(_left)).Class("more").With("colspan", headers.Count.ToString());
        var table = Html.Element("table", head, Html.Element("tbody", _left == 0 ? _rows : [.. _rows, Html.Element("tr", more)]));
        if (Label is not null)
            table = table.With("aria-label", Ellipsis.OneLine(Label, LongestCell));
        return EvenColumns ? table.Class("even") : table;
    }

    public static Html Header(string text) => Html.Element("th", Bounded(text)).With("scope", "col");

    public static Html NumberHeader(string text) => Header(text).Class("number");

    /// <summary>The header of a row.</summary>
    public static Html RowHeader(string text) => Html.Element("th", Bounded(text)).With("scope", "row").Class("word");

    public static Html Cell(string text) => Html.Element("td", Bounded(text));

    /// <summary>A number, or another short text that stands at the right.</summary>
    public static Html Number(string text) => Cell(text).Class("number");

    /// <summary>A short text that is never broken over two lines.</summary>
    public static Html Word(string text) => Cell(text).Class("word");

    private static string Bounded(string text) => Ellipsis.Shorten(text, LongestCell);
}
