namespace FineTune.Server;

/// <summary>A request that waits for its model's turn.</summary>
internal sealed class WaitingChat(string folder)
{
    private readonly TaskCompletionSource<PooledModel> _granted = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Folder { get; } = folder;

    public Task<PooledModel> Granted => _granted.Task;

    public void Grant(PooledModel model) => _granted.SetResult(model);

    public void Abandon(CancellationToken cancellationToken) => _granted.TrySetCanceled(cancellationToken);
}
