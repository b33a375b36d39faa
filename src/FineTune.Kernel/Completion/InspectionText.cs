using System.Text;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace FineTune.Kernel;

/// <summary>Signature and documentation, once as plain text and once as Markdown.</summary>
internal sealed class InspectionText
{
    private const int ShownOverloads = 8;

    private readonly bool _markdown;
    private readonly DocumentationText _words;
    private readonly StringBuilder _text = new();

    private InspectionText(bool markdown)
    {
        _markdown = markdown;
        _words = new DocumentationText(markdown);
    }

    public static Inspection Write(ISymbol symbol, IReadOnlyList<string> overloads, Documentation documentation) => new(
        new InspectionText(markdown: false).Compose(symbol, overloads, documentation),
        new InspectionText(markdown: true).Compose(symbol, overloads, documentation));

    private string Compose(ISymbol symbol, IReadOnlyList<string> overloads, Documentation documentation)
    {
        Block(Fence(SymbolSignature.Write(symbol)));
        if (documentation.Summary is { } summary)
            Block(_words.Render(summary));
        Section("Parameters", documentation.Parameters.Select(parameter => Entry(parameter.Attribute("name")?.Value ?? "", parameter)));
        if (documentation.Returns is { } returns)
            Section("Returns", _words.Render(returns));
        Section("Exceptions", documentation.Exceptions.Select(exception => Entry(DocumentationText.NameOf(exception.Attribute("cref")?.Value ?? ""), exception)));
        if (documentation.Remarks is { } remarks)
            Section("Remarks", _words.RenderStart(remarks));
        if (overloads.Count > 0)
            Section($"{overloads.Count} more overload{(overloads.Count == 1 ? "" : "s")}", Fence(string.Join('\n', Shown(overloads))));
        if (SymbolSignature.PlaceOf(symbol) is { } place)
            Block(_markdown ? $"*Namespace* `{place}`" : $"Namespace: {place}");
        return _text.ToString().TrimEnd();
    }

    private static IEnumerable<string> Shown(IReadOnlyList<string> overloads) =>
        overloads.Count > ShownOverloads ? overloads.Take(ShownOverloads).Append("…") : overloads;

    private string Entry(string name, XElement element) => $"{_words.Code(name)}: {_words.Render(element).Replace("\n\n", " ", StringComparison.Ordinal)}";

    private void Section(string title, IEnumerable<string> entries)
    {
        var lines = string.Join('\n', entries.Select(entry => (_markdown ? "- " : "  ") + entry));
        if (lines.Length > 0)
            Block(_markdown ? $"**{title}**\n\n{lines}" : $"{title}:\n{lines}");
    }

    private void Section(string title, string text)
    {
        if (text.Length > 0)
            Block(_markdown ? $"**{title}**\n\n{text}" : $"{title}:\n  {text.Replace("\n", "\n  ", StringComparison.Ordinal)}");
    }

    private string Fence(string code) => _markdown ? $"```csharp\n{code}\n```" : code;

    private void Block(string text)
    {
        if (text.Length > 0)
            _text.Append(text).Append("\n\n");
    }
}
