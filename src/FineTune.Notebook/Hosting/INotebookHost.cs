namespace FineTune.Notebook;

/// <summary>Where displays appear: a kernel's front end, or a terminal.</summary>
public interface INotebookHost
{
    /// <summary>Shows <paramref name="display"/> and returns a handle by which the same output can be replaced while the cell runs.</summary>
    IDisplayHandle Display(IDisplay display);

    /// <summary>Asks the user for a line that is not shown while it is typed.</summary>
    /// <exception cref="FineTuneException">Nobody can answer here.</exception>
    Task<string> AskPasswordAsync(string prompt);

    /// <summary>Cancelled when the user interrupts the running cell.</summary>
    CancellationToken CancellationToken { get; }
}
