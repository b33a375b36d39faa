using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace FineTune.Kernel;

/// <summary>The documentation of one symbol, still as XML.</summary>
internal sealed record Documentation
{
    private const int DeepestInheritance = 8;

    public static Documentation None { get; } = new();

    public XElement? Summary { get; private init; }

    public XElement? Returns { get; private init; }

    public XElement? Remarks { get; private init; }

    public IReadOnlyList<XElement> Parameters { get; private init; } = [];

    public IReadOnlyList<XElement> Exceptions { get; private init; } = [];

    /// <summary>Reads the documentation of <paramref name="symbol"/>, or of what it inherits it from.</summary>
    public static Documentation Of(ISymbol symbol, DocumentationFiles files, Compilation compilation)
    {
        for (var depth = 0; depth < DeepestInheritance; depth++)
        {
            var entry = Parse(files.Find(symbol, compilation));
            if (entry?.Element("inheritdoc") is not { } inherits || entry.Element("summary") is not null)
                return entry is null ? None : From(entry);
            if (Source(symbol, inherits, compilation) is not { } source)
                return None;
            symbol = source;
        }

        return None;
    }

    private static Documentation From(XElement entry) => new()
    {
        Summary = entry.Element("summary"),
        Returns = entry.Element("returns") ?? entry.Element("value"),
        Remarks = entry.Element("remarks"),
        Parameters = [.. entry.Elements("typeparam"), .. entry.Elements("param")],
        Exceptions = [.. entry.Elements("exception")],
    };

    private static XElement? Parse(string? xml)
    {
        try
        {
            return xml is null ? null : XElement.Parse(xml, LoadOptions.PreserveWhitespace);
        }
        catch (XmlException)
        {
            // A comment that is not well-formed is the author's; the signature is still of use.
            return null;
        }
    }

    private static ISymbol? Source(ISymbol symbol, XElement inherits, Compilation compilation) =>
        inherits.Attribute("cref")?.Value is { } id
            ? DocumentationCommentId.GetFirstSymbolForDeclarationId(id, compilation)
            : Overridden(symbol) ?? Implemented(symbol);

    private static ISymbol? Overridden(ISymbol symbol) => symbol switch
    {
        IMethodSymbol method => method.OverriddenMethod,
        IPropertySymbol property => property.OverriddenProperty,
        IEventSymbol @event => @event.OverriddenEvent,
        INamedTypeSymbol { BaseType.SpecialType: not SpecialType.System_Object } type => type.BaseType,
        INamedTypeSymbol type => type.Interfaces.FirstOrDefault(),
        _ => null,
    };

    private static ISymbol? Implemented(ISymbol symbol) => symbol.ContainingType?.AllInterfaces
        .SelectMany(contract => contract.GetMembers(symbol.Name))
        .FirstOrDefault(member => SymbolEqualityComparer.Default.Equals(symbol.ContainingType.FindImplementationForInterfaceMember(member), symbol));
}
