namespace FineTune.Kernel;

/// <summary>The person in front of the notebook, for a cell that asks. Each transport has its own.</summary>
public interface ICellInput
{
    /// <summary>Shows <paramref name="prompt"/> and waits for one line.</summary>
    /// <param name="prompt">What is asked for; may be empty.</param>
    /// <param name="password">What is typed is not shown, and must not be kept.</param>
    /// <param name="cancellationToken">Cancelled when the cell is interrupted.</param>
    /// <exception cref="InputRefusedException">Nobody can answer.</exception>
    Task<string> AskAsync(string prompt, bool password, CancellationToken cancellationToken);
}
