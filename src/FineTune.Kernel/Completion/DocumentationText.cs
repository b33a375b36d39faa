using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace FineTune.Kernel;

/// <summary>The elements of XML documentation as plain text or as Markdown.</summary>
internal sealed partial class DocumentationText(bool markdown)
{
    public string Render(XElement element)
    {
        var text = new StringBuilder();
        Append(text, element.Nodes());
        return Blanks().Replace(text.ToString(), "\n\n").Trim();
    }

    /// <summary>The first paragraph, for what may be pages long.</summary>
    public string RenderStart(XElement element) => Render(element).Split("\n\n")[0];

    public string Code(string code) => markdown ? $"`{code}`" : code;

    /// <summary>The last part of a documentation id, with the type before a member: <c>M:System.Console.Beep(System.Int32)</c> is Console.Beep.</summary>
    public static string NameOf(string id)
    {
        var isType = id.StartsWith("T:", StringComparison.Ordinal);
        var name = id.Length > 1 && id[1] == ':' ? id[2..] : id;
        name = Arity().Replace(name.Split('(', '~')[0], "");
        var parts = name.Split('.');
        var short_ = string.Join('.', parts.TakeLast(isType || parts.Length == 1 || id[0] == 'N' ? 1 : 2));
        return short_.EndsWith(".#ctor", StringComparison.Ordinal) ? short_[..^".#ctor".Length] : short_;
    }

    private void Append(StringBuilder text, IEnumerable<XNode> nodes)
    {
        foreach (var node in nodes)
        {
            if (node is XText plain)
                text.Append(Escape(Spaces().Replace(plain.Value, space => space.Value.Count(letter => letter == '\n') > 1 ? "\n\n" : " ")));
            else if (node is XElement element)
                Append(text, element);
        }
    }

    private void Append(StringBuilder text, XElement element)
    {
        switch (element.Name.LocalName)
        {
            case "see" or "seealso":
                text.Append(Link(element));
                break;
            case "paramref" or "typeparamref":
                text.Append(Code(element.Attribute("name")?.Value ?? ""));
                break;
            case "c":
                text.Append(Code(element.Value));
                break;
            case "code":
                text.Append("\n\n").Append(markdown ? $"```csharp\n{Unindent(element.Value)}\n```" : Unindent(element.Value)).Append("\n\n");
                break;
            case "item":
                text.Append("\n- ");
                Append(text, element.Nodes().Where(node => node is XElement));
                break;
            case "br":
                text.Append('\n');
                break;
            case "para" or "list" or "note":
                text.Append("\n\n");
                Append(text, element.Nodes());
                text.Append("\n\n");
                break;
            case "term" when element.NextNode is not null:
                Append(text, element.Nodes());
                text.Append(": ");
                break;
            default:
                Append(text, element.Nodes());
                break;
        }
    }

    private string Link(XElement element)
    {
        var label = element.Value.Trim();
        if (element.Attribute("href")?.Value is { } address)
            return label.Length == 0 ? address : markdown ? $"[{Escape(label)}]({address})" : $"{label} ({address})";
        if (label.Length > 0)
            return Escape(label);
        return Code(element.Attribute("langword")?.Value ?? NameOf(element.Attribute("cref")?.Value ?? ""));
    }

    private string Escape(string text) => markdown ? Marks().Replace(text, @"\$0") : text;

    private static string Unindent(string code)
    {
        var lines = code.Trim('\r', '\n').TrimEnd().Split('\n');
        var indent = lines.Where(line => !string.IsNullOrWhiteSpace(line)).Select(line => line.Length - line.TrimStart().Length).DefaultIfEmpty().Min();
        return string.Join('\n', lines.Select(line => line.Length < indent ? "" : line[indent..].TrimEnd()));
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"[ \t]*\n[ \t]*(\n[ \t]*)+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"[\\`*_<\[\]]")]
    private static partial Regex Marks();

    [GeneratedRegex(@"`+\d+|\{[^}]*\}")]
    private static partial Regex Arity();
}
