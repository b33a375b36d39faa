using System.Diagnostics;
using System.Reflection;
using FineTune.Notebook;

namespace FineTune.Benchmarks;

/// <summary>Renders every display in all its MIME types, as a kernel does, and throws it away.</summary>
internal sealed class RenderingHost : INotebookHost
{
    public List<double> ChartMilliseconds { get; } = [];

    public int Cards { get; private set; }

    public CancellationToken CancellationToken => CancellationToken.None;

    public IDisplayHandle Display(IDisplay display)
    {
        Render(display);
        return new Handle(this);
    }

    public Task<string> AskPasswordAsync(string prompt) => throw new NotSupportedException();

    private void Render(IDisplay display)
    {
        var clock = Stopwatch.StartNew();
        var mimeTypes = display.GetType().GetCustomAttribute<TypeFormatterSourceAttribute>()!.PreferredMimeTypes;
        foreach (var mimeType in mimeTypes)
            display.Render(mimeType);
        if (mimeTypes.Contains(MimeTypes.Png))
            ChartMilliseconds.Add(clock.Elapsed.TotalMilliseconds);
        else
            Cards++;
    }

    private sealed class Handle(RenderingHost host) : IDisplayHandle
    {
        public void Update(IDisplay display) => host.Render(display);
    }
}
