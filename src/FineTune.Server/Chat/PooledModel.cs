namespace FineTune.Server;

/// <summary>A place of the pool: a model that is loaded or being loaded, and whether someone is using it.</summary>
internal sealed class PooledModel(string folder, Task<LoadedModel> loading)
{
    public string Folder { get; } = folder;

    public Task<LoadedModel> Loading { get; } = loading;

    public bool IsBusy { get; set; }

    /// <summary>Turn of the pool at which it was last given back.</summary>
    public long LastUsed { get; set; }

    /// <summary>It is given up as soon as nobody uses it.</summary>
    public bool IsForgotten { get; set; }

    public async Task UnloadAsync()
    {
        await Loading.ContinueWith(_ => { }, TaskScheduler.Default);
        if (Loading.IsCompletedSuccessfully)
            (await Loading).Dispose();
    }
}
