namespace FineTune.Server;

/// <summary>A model's turn. Dispose it to let the next one have its turn.</summary>
internal sealed class ModelLease(LoadedModel model, Func<ValueTask> giveBack) : IAsyncDisposable
{
    public LoadedModel Model { get; } = model;

    public ValueTask DisposeAsync() => giveBack();
}
