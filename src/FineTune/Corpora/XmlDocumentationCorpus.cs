using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace FineTune;

/// <summary>
/// English text from XML documentation files, such as those that the .NET SDK installs beside its reference assemblies.
/// A sentence that was seen before is left out, since overloads repeat each other.
/// </summary>
public sealed class XmlDocumentationCorpus
{
    private const int ShortestDocument = 40;
    private readonly HashSet<string> _seen = [];

    /// <summary>
    /// One text per documented type, in the order of the file names: the type, then its members. Texts that can be asked for
    /// ("What does X do?") also come as conversations.
    /// </summary>
    /// <exception cref="FineTuneException">No XML documentation lies below <paramref name="folder"/>.</exception>
    public IEnumerable<CorpusDocument> Read(string folder)
    {
        if (!Directory.Exists(folder))
            throw new FineTuneException($"{folder}: there is no such folder. The .NET SDK keeps XML documentation in its folder 'packs'.");
        string[] files = [.. Directory.EnumerateFiles(folder, "*.xml", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
        if (files.Length == 0)
            throw new FineTuneException($"{folder}: no .xml file lies in or below this folder. The .NET SDK keeps XML documentation in its folder 'packs'.");
        return files.SelectMany(ReadFile);
    }

    private IEnumerable<CorpusDocument> ReadFile(string path)
    {
        var members = LoadMembers(path);
        foreach (var type in members.GroupBy(member => member.TypeName))
        {
            var text = new StringBuilder();
            var conversations = new List<IReadOnlyList<Message>>();
            foreach (var member in type)
            {
                var summary = Fresh(member.Summary);
                var details = string.Join(" ", member.Details.Select(Fresh).Where(detail => detail.Length > 0));
                if (summary.Length + details.Length > 0)
                    text.Append(member.Title).Append(": ").AppendJoin(' ', new[] { summary, details }.Where(part => part.Length > 0)).Append('\n');
                if (summary.Length > 0)
                    conversations.Add(member.AsConversation(summary));
            }
            if (text.Length >= ShortestDocument)
                yield return new CorpusDocument(text.ToString(), conversations);
        }
    }

    private static IEnumerable<DocumentedMember> LoadMembers(string path)
    {
        XDocument document;
        try
        {
            document = XDocument.Load(path);
        }
        catch (XmlException exception)
        {
            throw new FineTuneException($"{path}:{exception.LineNumber}:{exception.LinePosition}: not valid XML: {exception.Message} Remove or mend the file.", exception);
        }
        return document.Descendants("member").Select(DocumentedMember.From).OfType<DocumentedMember>();
    }

    /// <summary>The sentences of <paramref name="text"/> that no earlier text had.</summary>
    private string Fresh(string text) =>
        string.Join(' ', Sentences(text).Where(sentence => sentence.Contains(' ') && _seen.Add(sentence)));

    private static IEnumerable<string> Sentences(string text)
    {
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is not ('.' or '!' or '?') || (i + 1 < text.Length && text[i + 1] != ' '))
                continue;
            yield return text[start..(i + 1)].Trim();
            start = i + 1;
        }
        if (text[start..].Trim() is { Length: > 0 } rest)
            yield return rest;
    }
}
