using System.Net;
using System.Text;

namespace FineTune.Kernel;

/// <summary>
/// A <see cref="View"/> as HTML: plain elements that take the colours of the page, light or dark. No scripts, no style rules, and no
/// identifiers, so that outputs cannot disturb each other. Front ends align cells to the right; the few inline styles put words to the left.
/// </summary>
internal sealed class HtmlView
{
    private const string Left = "text-align:left;vertical-align:top";
    private const string Right = "text-align:right;vertical-align:top";

    private readonly StringBuilder _html = new();

    private HtmlView() { }

    public static string Write(View view)
    {
        var html = new HtmlView();
        html.Block(view);
        return html._html.ToString();
    }

    private void Block(View view)
    {
        switch (view)
        {
            case View.Members members:
                Members(members);
                break;
            case View.Table table:
                Table(table);
                break;
            case View.Formatted formatted:
                Formatted(formatted.Value);
                break;
            default:
                Element("pre", "", () => Text(TextView.Write(view)));
                break;
        }
    }

    private void Members(View.Members members) => Element("table", "", () =>
    {
        if (members.Title is { } title)
            Element("thead", "", () => Row(() => Element("th", $" colspan=\"2\" style=\"{Left}\"", () => Text(title))));
        Element("tbody", "", () =>
        {
            foreach (var (name, value) in members.Values)
            {
                Row(() =>
                {
                    Element("th", Style(Left), () => Text(name));
                    Element("td", Style(Left), () => Cell(value));
                });
            }
        });
    });

    private void Table(View.Table table)
    {
        var styles = table.Columns.Select((_, column) => Style(table.IsNumeric(column) ? Right : Left)).ToArray();
        Element("table", "", () =>
        {
            Element("thead", "", () => Row(() => Each(table.Columns, (name, column) => Element("th", styles[column], () => Text(name)))));
            Element("tbody", "", () => Each(table.Rows, (row, _) => Row(() => Each(row, (cell, column) =>
                Element("td", styles[column], () => Cell(cell))))));
        });
        if (table.More is { } more)
            Element("p", "", () => Element("em", "", () => Text($"… {more}")));
    }

    private void Cell(View view)
    {
        switch (view)
        {
            case View.Word word when word.Text.Contains('\n'):
                Element("pre", Style("margin:0;text-align:left"), () => Text(word.Text));
                break;
            case View.Word or View.Words:
                Text(TextView.Line(view));
                break;
            case View.Formatted formatted:
                Formatted(formatted.Value);
                break;
            default:
                Element("details", "", () =>
                {
                    Element("summary", "", () => Text(TextView.Shortened(view)));
                    Block(view);
                });
                break;
        }
    }

    private void Formatted(object value)
    {
        if (RegisteredFormatters.Has(value, MimeTypes.Html))
            _html.Append(RegisteredFormatters.Write(value, MimeTypes.Html));
        else
            Text(RegisteredFormatters.Write(value, MimeTypes.Text));
    }

    private void Row(Action content) => Element("tr", "", content);

    private void Element(string name, string attributes, Action content)
    {
        _html.Append('<').Append(name).Append(attributes).Append('>');
        content();
        _html.Append("</").Append(name).Append('>');
    }

    private void Text(string text) => _html.Append(WebUtility.HtmlEncode(text));

    private static void Each<T>(IReadOnlyList<T> items, Action<T, int> action)
    {
        for (var index = 0; index < items.Count; index++)
            action(items[index], index);
    }

    private static string Style(string rules) => $" style=\"{rules}\"";
}
