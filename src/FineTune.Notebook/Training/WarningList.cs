namespace FineTune.Notebook;

/// <summary>What a run warned of: the first few messages in full, equal ones once with their number.</summary>
[TypeFormatterSource(typeof(DisplayFormatterSource), PreferredMimeTypes = [MimeTypes.Html, MimeTypes.Text])]
internal sealed record WarningList(IReadOnlyList<string> Messages) : IDisplay
{
    private const int Most = 10;

    public string Render(string mimeType) => Rendering.Choose(
        mimeType,
        () => Html.Element("ul", Lines.Select(line => Html.Element("li", line))),
        () => string.Join('\n', Lines));

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
