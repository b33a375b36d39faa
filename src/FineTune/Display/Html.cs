using System.Text;

namespace FineTune;

/// <summary>
/// A piece of HTML, built and never concatenated: text and attribute values are escaped here and nowhere else. A string becomes
/// escaped text by itself: <c>Html.Element("td", question)</c>.
/// </summary>
public sealed class Html
{
    private static readonly HashSet<string> VoidElements = ["br", "hr", "img", "meta", "col", "wbr"];

    private readonly string? _name;
    private readonly string _text = "";
    private readonly IReadOnlyList<KeyValuePair<string, string>> _attributes = [];
    private readonly IReadOnlyList<Html> _children = [];

    private Html(string text) => _text = text;

    private Html(string name, IReadOnlyList<KeyValuePair<string, string>> attributes, IReadOnlyList<Html> children)
    {
        _name = ThrowIfNoName(name);
        _attributes = attributes;
        _children = children;
    }

    public static implicit operator Html(string text) => Text(text);

    public static Html Text(string text) => new(text ?? throw new ArgumentNullException(nameof(text)));

    public static Html Element(string name, params IEnumerable<Html> children) => new(name, [], [.. children]);

    /// <summary>A copy with one more attribute, or with another value of one that it has.</summary>
    public Html With(string attribute, string value)
    {
        if (_name is null)
            throw new InvalidOperationException("Text has no attributes.");
        return new Html(_name, [.. _attributes.Where(other => other.Key != attribute), KeyValuePair.Create(ThrowIfNoName(attribute), value)], _children);
    }

    /// <summary>A copy with these classes beside those that it has.</summary>
    public Html Class(string names) => With("class", _attributes.FirstOrDefault(other => other.Key == "class").Value is { } before ? $"{before} {names}" : names);

    public override string ToString()
    {
        var html = new StringBuilder();
        WriteTo(html);
        return html.ToString();
    }

    private void WriteTo(StringBuilder html)
    {
        if (_name is null)
        {
            Escape(html, _text);
            return;
        }
        html.Append('<').Append(_name);
        foreach (var (name, value) in _attributes)
        {
            html.Append(' ').Append(name).Append("=\"");
            Escape(html, value);
            html.Append('"');
        }
        html.Append('>');
        if (VoidElements.Contains(_name))
            return;
        foreach (var child in _children)
            child.WriteTo(html);
        html.Append("</").Append(_name).Append('>');
    }

    private static void Escape(StringBuilder html, string text)
    {
        foreach (var rune in VisibleText.Runes(text))
        {
            _ = rune.Value switch
            {
                '&' => html.Append("&amp;"),
                '<' => html.Append("&lt;"),
                '>' => html.Append("&gt;"),
                '"' => html.Append("&quot;"),
                '\'' => html.Append("&#39;"),
                _ => html.Append(rune),
            };
        }
    }

    /// <summary>Names are written by programmers, never by users: letters, digits and dashes.</summary>
    private static string ThrowIfNoName(string name) =>
        name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')
            ? name
            : throw new ArgumentException($"'{name}' is no name of an element or attribute.", nameof(name));
}
