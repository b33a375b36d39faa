namespace FineTune;

/// <summary>What every table and card has in common: HTML in the shared style, or its plain-text twin.</summary>
public static class Rendering
{
    public static string Choose(string mimeType, Func<Html> html, Func<string> text)
    {
        ArgumentNullException.ThrowIfNull(html);
        ArgumentNullException.ThrowIfNull(text);
        return mimeType switch
        {
            MimeTypes.Html => DisplayStyle.Wrap(html()).ToString(),
            MimeTypes.Text => VisibleText.Of(text()),
            _ => throw new ArgumentException($"There is no {mimeType} of this display; it has {MimeTypes.Html} and {MimeTypes.Text}.", nameof(mimeType)),
        };
    }
}
