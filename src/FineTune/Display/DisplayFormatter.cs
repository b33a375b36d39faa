namespace FineTune;

/// <summary>Writes an <see cref="IDisplay"/> in one MIME type; <see cref="MimeType"/> and <see cref="Format"/> are called by name.</summary>
public sealed class DisplayFormatter(string mimeType)
{
    public string MimeType { get; } = mimeType;

    public bool Format(object instance, TextWriter writer)
    {
        if (instance is not IDisplay display)
            return false;
        writer.Write(display.Render(MimeType));
        return true;
    }
}
