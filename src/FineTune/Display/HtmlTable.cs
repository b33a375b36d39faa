namespace FineTune;

/// <summary>A table of bounded height: rows beyond <see cref="MaxRows"/> are counted in its last line.</summary>
public sealed class HtmlTable(params IReadOnlyList<Html> headers)
{
    private readonly List<Html> _rows = [];
    private int _left;

    public int MaxRows { get; init; } = 20;

    /// <summary>All columns are equally wide, whatever stands in them; for what is compared side by side.</summary>
    public bool EvenColumns { get; init; }

    /// <summary>Adds one row of <c>td</c> (or <c>th</c>) elements.</summary>
    public HtmlTable Add(params IReadOnlyList<Html> cells)
    {
        if (_rows.Count < MaxRows)
            _rows.Add(Html.Element("tr", cells));
        else
            _left++;
        return this;
    }

    public Html ToHtml()
    {
        var head = Html.Element("thead", Html.Element("tr", headers));
        Html more = Html.Element("td", More.Of(_left)).Class("more").With("colspan", headers.Count.ToString());
        var table = Html.Element("table", head, Html.Element("tbody", _left == 0 ? _rows : [.. _rows, Html.Element("tr", more)]));
        return EvenColumns ? table.Class("even") : table;
    }

    public static Html Header(string text) => Html.Element("th", text);

    public static Html NumberHeader(string text) => Html.Element("th", text).Class("number");

    public static Html Cell(string text) => Html.Element("td", text);

    /// <summary>A number, or another short text that stands at the right.</summary>
    public static Html Number(string text) => Html.Element("td", text).Class("number");

    /// <summary>A short text that is never broken over two lines.</summary>
    public static Html Word(string text) => Html.Element("td", text).Class("word");
}
