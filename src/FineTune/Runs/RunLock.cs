namespace FineTune;

/// <summary>
/// Held by the one process that trains in a run folder; the system gives it free when the process ends, however it ends. status.json alone
/// cannot tell: between reading and writing it a second process may read it, too.
/// </summary>
internal sealed class RunLock : IDisposable
{
    private const string FileName = ".lock";
    private readonly FileStream _held;

    private RunLock(FileStream held) => _held = held;

    /// <exception cref="FineTuneException">Another process holds it, or the folder cannot be written.</exception>
    public static RunLock Take(string runFolder)
    {
        try
        {
            return new RunLock(new FileStream(
                Path.Combine(runFolder, FileName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0, FileOptions.DeleteOnClose));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new FineTuneException($"{runFolder} is being trained by another process, or cannot be written: {exception.Message}", exception);
        }
    }

    public void Dispose() => _held.Dispose();
}
