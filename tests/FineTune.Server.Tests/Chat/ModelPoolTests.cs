namespace FineTune.Server.Tests.Chat;

public sealed class ModelPoolTests : IAsyncDisposable
{
    private static readonly string[] Names = ["a", "b", "c"];

    private readonly TemporaryFolder _folder = new();
    private readonly List<FakeChatClient> _loaded = [];
    private readonly ModelPool _pool;

    public ModelPoolTests()
    {
        foreach (var name in Names)
        {
            foreach (var file in (string[])["tokenizer.json", "tokenizer_config.json"])
                _folder.Write($"{name}/{file}", File.ReadAllBytes(RepositoryFolder.At($"data/models/seedling/{file}")));
        }
        _pool = new ModelPool(TestServer.Options(_folder.Path) with { LoadedModels = 2, WaitingChats = 8, LoadModel = Load });
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _pool.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task The_least_recently_used_model_makes_room()
    {
        await UseAsync("a");
        await UseAsync("b");
        await UseAsync("a");
        await UseAsync("c");

        Assert.Equal(["a", "b", "c"], _loaded.Select(Name));
        Assert.Equal(["b"], _loaded.Where(client => client.IsDisposed).Select(Name));
    }

    [Fact]
    public async Task Those_who_wait_have_their_turn_in_the_order_in_which_they_came()
    {
        var first = await RentAsync("a");
        Task<ModelLease>[] waiting = [RentAsync("a"), RentAsync("a"), RentAsync("a")];

        for (var i = 0; i < waiting.Length; i++)
        {
            Assert.All(waiting[i..], lease => Assert.False(lease.IsCompleted));
            await first.DisposeAsync();
            first = await waiting[i];
        }
        await first.DisposeAsync();
    }

    [Fact]
    public async Task A_model_that_is_not_loaded_gets_its_turn_though_others_keep_asking_for_the_loaded_ones()
    {
        var a = await RentAsync("a");
        var b = await RentAsync("b");
        var c = RentAsync("c");
        var againA = RentAsync("a");

        await a.DisposeAsync();
        await (await c).DisposeAsync();
        await b.DisposeAsync();
        await (await againA).DisposeAsync();

        Assert.Equal(["a", "b", "c", "a"], _loaded.Select(Name));
    }

    [Fact]
    public async Task Who_does_not_wait_any_more_is_passed_over()
    {
        var a = await RentAsync("a");
        using var leave = new CancellationTokenSource();
        var left = _pool.RentAsync(_folder.At("a"), leave.Token);
        var next = RentAsync("a");

        await leave.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        await a.DisposeAsync();

        await (await next).DisposeAsync();
    }

    [Fact]
    public async Task A_model_that_cannot_be_loaded_gives_its_place_back()
    {
        await Assert.ThrowsAsync<FineTuneException>(() => RentAsync("missing"));
        await Assert.ThrowsAsync<FineTuneException>(() => RentAsync("missing"));

        await UseAsync("a");
        await UseAsync("b");
        Assert.DoesNotContain(_loaded, client => client.IsDisposed);
    }

    [Fact]
    public async Task A_forgotten_model_goes_when_its_answer_is_done()
    {
        var lease = await RentAsync("a");
        await _pool.ForgetAsync(_folder.At("a"));
        Assert.False(_loaded.Single().IsDisposed);

        await lease.DisposeAsync();

        Assert.True(_loaded.Single().IsDisposed);
    }

    private FakeChatClient Load(string folder)
    {
        var client = new FakeChatClient(folder);
        _loaded.Add(client);
        return client;
    }

    private Task<ModelLease> RentAsync(string name) => _pool.RentAsync(_folder.At(name), Token);

    private async Task UseAsync(string name) => await (await RentAsync(name)).DisposeAsync();

    private static string Name(FakeChatClient client) => Path.GetFileName(client.Folder);
}
