namespace FineTune.Notebook;

/// <summary>Writes the plain-text twin of each display, and of each update, to a writer.</summary>
public sealed class TextHost(TextWriter writer, CancellationToken cancellationToken = default) : INotebookHost
{
    public CancellationToken CancellationToken { get; } = cancellationToken;

    public Task<string> AskPasswordAsync(string prompt) =>
        throw new FineTuneException($"{prompt.TrimEnd(' ', ':')}: there is nobody to ask here. Set it as an environment variable, or as a .NET user secret.");

    public IDisplayHandle Display(IDisplay display)
    {
        writer.WriteLine(display.Render(MimeTypes.Text));
        return new Handle(writer);
    }

    private sealed class Handle(TextWriter writer) : IDisplayHandle
    {
        public void Update(IDisplay display) => writer.WriteLine(display.Render(MimeTypes.Text));
    }
}
