namespace FineTune.Notebook;

/// <summary>One output that appears when it is first shown and is replaced in place from then on.</summary>
internal sealed class LiveOutput(INotebookHost host)
{
    private IDisplayHandle? _handle;

    public void Show(IDisplay display)
    {
        if (_handle is null)
            _handle = host.Display(display);
        else
            _handle.Update(display);
    }
}
