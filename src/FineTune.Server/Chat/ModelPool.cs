namespace FineTune.Server;

/// <summary>
/// Keeps a few models in memory. Each answers one request at a time; the others wait in the order in which they came, and when too many
/// wait, further ones are told to come back.
/// </summary>
internal sealed class ModelPool(FineTuneServerOptions options) : IAsyncDisposable
{
    private static readonly TimeSpan ComeBack = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private readonly List<PooledModel> _models = [];
    private readonly LinkedList<WaitingChat> _waiting = [];
    private long _turn;

    /// <summary>Waits for the model's turn and for the model to be loaded.</summary>
    /// <exception cref="ApiException">429: too many wait already.</exception>
    /// <exception cref="FineTuneException">The folder is no model that can be loaded.</exception>
    public async Task<ModelLease> RentAsync(string folder, CancellationToken cancellationToken)
    {
        var chat = new WaitingChat(folder);
        lock (_gate)
        {
            _waiting.AddLast(chat);
            Serve();
            if (!chat.Granted.IsCompleted && _waiting.Count > options.WaitingChats)
            {
                _waiting.Remove(chat);
                throw ApiException.TooManyRequests($"{options.WaitingChats} requests are waiting for a model already.", ComeBack);
            }
        }
        await using var abandoned = cancellationToken.Register(() => Abandon(chat, cancellationToken));
        return await LoadAsync(await chat.Granted, cancellationToken);
    }

    /// <summary>Gives a model's place up, now or when its answer is done.</summary>
    public async Task ForgetAsync(string folder)
    {
        PooledModel? idle = null;
        lock (_gate)
        {
            if (_models.Find(model => model.Folder == folder) is not { } model)
                return;
            model.IsForgotten = true;
            if (!model.IsBusy && _models.Remove(model))
                idle = model;
            Serve();
        }
        if (idle is not null)
            await idle.UnloadAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var model in _models)
            await model.UnloadAsync();
    }

    private async Task<ModelLease> LoadAsync(PooledModel model, CancellationToken cancellationToken)
    {
        try
        {
            return new ModelLease(await model.Loading.WaitAsync(cancellationToken), () => Return(model));
        }
        catch
        {
            model.IsForgotten |= model.Loading.IsFaulted;
            await Return(model);
            throw;
        }
    }

    private async ValueTask Return(PooledModel model)
    {
        lock (_gate)
        {
            model.IsBusy = false;
            model.LastUsed = ++_turn;
            if (model.IsForgotten)
                _models.Remove(model);
            Serve();
        }
        if (model.IsForgotten)
            await model.UnloadAsync();
    }

    /// <summary>Serves whom it can, the longest waiting first.</summary>
    private void Serve()
    {
        for (var node = _waiting.First; node is not null;)
        {
            var next = node.Next;
            if (PlaceFor(node.Value.Folder) is { } model)
            {
                model.IsBusy = true;
                _waiting.Remove(node);
                node.Value.Grant(model);
            }
            node = next;
        }
    }

    /// <summary>The model when it is idle; a new place when it is not loaded and one is, or can be made, free.</summary>
    private PooledModel? PlaceFor(string folder)
    {
        if (_models.Find(model => model.Folder == folder && !model.IsForgotten) is { } loaded)
            return loaded.IsBusy ? null : loaded;
        PooledModel? evicted = null;
        if (_models.Count >= options.LoadedModels)
        {
            evicted = _models.Where(model => !model.IsBusy).MinBy(model => model.LastUsed);
            if (evicted is null)
                return null;
            _models.Remove(evicted);
        }
        var added = new PooledModel(folder, LoadAsync(folder, evicted));
        _models.Add(added);
        return added;
    }

    /// <summary>The old model goes before the new one comes: memory is for so many and no more.</summary>
    private async Task<LoadedModel> LoadAsync(string folder, PooledModel? evicted)
    {
        await Task.Yield(); // Out of the lock.
        if (evicted is not null)
            await evicted.UnloadAsync();
        return await Task.Run(() =>
        {
            var tokenizer = Tokenizer.Load(folder);
            var template = ChatTemplate.Load(folder, tokenizer);
            return new LoadedModel(options.LoadModel(folder), template, tokenizer);
        });
    }

    private void Abandon(WaitingChat chat, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_waiting.Remove(chat))
                chat.Abandon(cancellationToken);
        }
    }
}
