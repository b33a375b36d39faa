using System.Net;

namespace FineTune.Notebook;

/// <summary>What a run warned of: the first few messages in full, equal ones once with their number.</summary>
[TypeFormatterSource(typeof(DisplayFormatterSource), PreferredMimeTypes = [MimeTypes.Html, MimeTypes.Text])]
internal sealed record WarningList(IReadOnlyList<string> Messages) : IDisplay
{
    private const int Most = 10;

    public string Render(string mimeType) => mimeType switch
    {
        MimeTypes.Html => $"<ul>{string.Concat(Lines.Select(line => $"<li>{WebUtility.HtmlEncode(line)}</li>"))}</ul>",
        MimeTypes.Text => string.Join('\n', Lines),
        _ => throw new ArgumentException($"A list of warnings has no {mimeType}; it has {MimeTypes.Html} and {MimeTypes.Text}.", nameof(mimeType)),
    };

    private IEnumerable<string> Lines
    {
        get
        {
            var distinct = Messages.CountBy(message => message).ToList();
            var shown = distinct.Take(Most).Select(each => $"warning: {each.Key}{(each.Value > 1 ? $" ({each.Value} times)" : "")}");
            return distinct.Count > Most ? shown.Append($"and {distinct.Count - Most} more warnings") : shown;
        }
    }
}
