using FineTune.Kernel;
using FineTune.Notebook;
using Microsoft.DotNet.Interactive;

namespace FineTune.Tool;

/// <summary>Displays of this project shown by our kernel.</summary>
internal sealed class KernelNotebookHost(CSharpSession session) : INotebookHost
{
    public CancellationToken CancellationToken => session.CellCancellation;

    public IDisplayHandle Display(IDisplay display) => new Handle(session.Display(display));

    private sealed class Handle(DisplayedValue displayed) : IDisplayHandle
    {
        public void Update(IDisplay display) => displayed.Update(display);
    }
}
