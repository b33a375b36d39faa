namespace FineTune;

/// <summary>Something that shows itself in a notebook. Every display has a plain-text twin.</summary>
public interface IDisplay
{
    /// <summary>
    /// The display in one of the MIME types that its type names in <see cref="TypeFormatterSourceAttribute.PreferredMimeTypes"/>:
    /// HTML as a fragment, JSON as text, a picture as base64.
    /// </summary>
    string Render(string mimeType);
}
