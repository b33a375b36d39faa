namespace FineTune.Notebook;

/// <summary>Where displays appear: a kernel's front end, or a terminal.</summary>
public interface INotebookHost
{
    /// <summary>Shows <paramref name="display"/> and returns a handle by which the same output can be replaced while the cell runs.</summary>
    IDisplayHandle Display(IDisplay display);

    /// <summary>Cancelled when the user interrupts the running cell.</summary>
    CancellationToken CancellationToken { get; }
}
