namespace FineTune.Tool;

/// <summary>The data folder of a service, taken by one process at a time; the system gives it free when the process ends, however it ends.</summary>
internal sealed class ServiceFolder : IDisposable
{
    private readonly FileStream _lock;

    private ServiceFolder(FileStream held) => _lock = held;

    /// <exception cref="FineTuneException">A service runs there.</exception>
    public static ServiceFolder Take(string folder)
    {
        var path = Path.Combine(PrivateFolder.Create(folder), "service.lock");
        try
        {
            return new ServiceFolder(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (UnauthorizedAccessException error)
        {
            throw new FineTuneException($"{folder} cannot be written: {error.Message}", error);
        }
        catch (IOException error)
        {
            var where = ServiceLock.Read(folder) is { } running ? $" at {running.Address}" : "";
            throw new FineTuneException($"A service runs already{where}, with the data in {folder}. Use it, stop it with `finetune serve stop`, or give another --data.", error);
        }
    }

    public void Dispose() => _lock.Dispose();
}
