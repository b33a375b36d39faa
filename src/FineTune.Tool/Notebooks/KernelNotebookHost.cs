using FineTune.Kernel;
using FineTune.Notebook;
using Microsoft.DotNet.Interactive;

namespace FineTune.Tool;

/// <summary>Displays of this project shown by our kernel.</summary>
internal sealed class KernelNotebookHost(CSharpSession session) : INotebookHost
{
    public CancellationToken CancellationToken => session.CellCancellation;

    public IDisplayHandle Display(IDisplay display) => new Handle(session.Display(display));

    public async Task<string> AskPasswordAsync(string prompt)
    {
        try
        {
            return (await Microsoft.DotNet.Interactive.Kernel.GetPasswordAsync(prompt)).GetClearTextPassword();
        }
        catch (InputRefusedException)
        {
            return await new TextHost(TextWriter.Null).AskPasswordAsync(prompt);
        }
    }

    private sealed class Handle(DisplayedValue displayed) : IDisplayHandle
    {
        public void Update(IDisplay display) => displayed.Update(display);
    }
}
