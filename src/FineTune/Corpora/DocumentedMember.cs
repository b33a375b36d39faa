using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.Extensions.AI;

namespace FineTune;

/// <summary>One <c>member</c> element of an XML documentation file, as plain English.</summary>
internal sealed partial record DocumentedMember(char Kind, string TypeName, string Name, string Summary, IReadOnlyList<string> Details)
{
    private static readonly string[] DetailElements = ["param", "typeparam", "returns", "value", "exception", "remarks"];

    /// <summary>"String.Trim method", "String type".</summary>
    public string Title => $"{Name} {KindWord}".TrimEnd();

    private string KindWord => Kind switch
    {
        'T' => "type",
        'M' => Name.EndsWith(".constructor", StringComparison.Ordinal) ? "" : "method",
        'P' => "property",
        'F' => "field",
        'E' => "event",
        _ => "namespace",
    };

    /// <summary>Null for a member without a readable name.</summary>
    public static DocumentedMember? From(XElement element)
    {
        var id = element.Attribute("name")?.Value;
        if (id is not { Length: > 2 } || id[1] != ':')
            return null;
        var path = Parameters().Replace(id[2..], "").Split('.');
        var isType = id[0] is 'T' or 'N';
        var name = Readable(isType || path.Length < 2 ? path[^1] : $"{path[^2]}.{path[^1]}");
        var type = string.Join('.', isType ? path : path[..^1]);
        string[] details = [.. element.Elements().Where(child => DetailElements.Contains(child.Name.LocalName)).Select(Plain)];
        return new DocumentedMember(id[0], type, name, element.Element("summary") is { } summary ? Plain(summary) : "", details);
    }

    /// <summary>The wording of the question depends on the name alone, so that the same files give the same conversations.</summary>
    public IReadOnlyList<Message> AsConversation(string summary)
    {
        string[] questions = Kind == 'M'
            ? [$"What does {Name} do?", $"Tell me about {Name}.", $"How is {Name} used?", $"{Name}?"]
            : [$"What is {Name}?", $"Tell me about {Name}.", $"Can you explain {Name}?", $"{Name}?"];
        var question = questions[Name.Sum(character => character) % questions.Length];
        return [new Message(ChatRole.User, question), new Message(ChatRole.Assistant, summary)];
    }

    private static string Readable(string name) =>
        Arity().Replace(name, "").Replace("#ctor", "constructor").Replace("#cctor", "constructor").Replace('#', '.');

    private static string Plain(XElement element)
    {
        var text = new StringBuilder();
        foreach (var node in element.Nodes())
            text.Append(node switch
            {
                XText literal => literal.Value,
                XElement { Name.LocalName: "see" or "seealso" or "paramref" or "typeparamref" } reference => Reference(reference),
                XElement { Name.LocalName: "code" } => " ",
                XElement child => $" {Plain(child)} ",
                _ => "",
            });
        return SpaceBeforePunctuation().Replace(WhiteSpace().Replace(text.ToString(), " "), "$1").Trim();
    }

    private static string Reference(XElement element)
    {
        if (element.Value.Length > 0)
            return element.Value;
        var target = (element.Attribute("cref") ?? element.Attribute("name") ?? element.Attribute("langword"))?.Value ?? "";
        return Readable(Parameters().Replace(target, "").Split('.', ':')[^1]);
    }

    [GeneratedRegex(@"\(.*$")]
    private static partial Regex Parameters();

    [GeneratedRegex(@"`+\d+")]
    private static partial Regex Arity();

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();

    [GeneratedRegex(@"\s+([.,;:!?])")]
    private static partial Regex SpaceBeforePunctuation();
}
