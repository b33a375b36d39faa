namespace FineTune.Server;

/// <summary>Bytes on their way to a file with this id. Disposed without a commit they leave nothing.</summary>
internal sealed record NewFile(string Id, AtomicFile Content) : IDisposable
{
    public void Dispose() => Content.Dispose();
}
