namespace FineTune.OpenAI.Tests;

public sealed class KeyTests : IDisposable
{
    private static readonly ServiceProfile Profile = ServiceProfile.OpenAI;
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_nearest_key_wins()
    {
        var withFile = Profile with { KeyFile = _folder.Write("key", "from-file\n") };

        Assert.Equal("given", (await ServiceKey.FindAsync(withFile, "given", _ => "setting", Prompt)).Value);
        Assert.Equal("from-file", (await ServiceKey.FindAsync(withFile, null, _ => "setting", Prompt)).Value);
        Assert.Equal("OPENAI_API_KEY!", (await ServiceKey.FindAsync(Profile, null, name => name + "!", Prompt)).Value);
        Assert.Equal("asked", (await ServiceKey.FindAsync(Profile, null, _ => null, Prompt)).Value);

        static Task<string> Prompt(string question) => Task.FromResult("asked");
    }

    [Fact]
    public async Task Without_a_key_it_is_said_how_to_set_one()
    {
        var exception = await Assert.ThrowsAsync<FineTuneException>(() => ServiceKey.FindAsync(Profile, null, _ => null, prompt: null));

        Assert.Contains("OPENAI_API_KEY", exception.Message, StringComparison.Ordinal);
        Assert.Contains("dotnet user-secrets set", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_key_is_in_no_text_whatever_the_service_says()
    {
        var api = new FakeApi();
        string[] routes = [Wires.Job, Wires.Create, "POST files", "POST chat/completions", "DELETE models/ft%3Am"];
        foreach (var route in routes)
            api.On(route, _ => FakeApi.Error(401, $"Incorrect API key provided: {FakeApi.Key}", "invalid_api_key"));
        var service = api.Connect();
        Func<Task>[] calls =
        [
            () => service.GetAsync("ftjob-1", Cancel),
            () => service.CreateAsync(new RemoteJob { Model = "m", TrainingFile = "f" }, Cancel),
            () => service.DeleteModelAsync("ft:m", Cancel),
            () => service.ChatClient("m").GetResponseAsync([new(Microsoft.Extensions.AI.ChatRole.User, "Hello")], cancellationToken: Cancel),
        ];

        foreach (var call in calls)
        {
            var exception = await Assert.ThrowsAnyAsync<FineTuneException>(call);

            Assert.DoesNotContain(FakeApi.Key, exception.ToString(), StringComparison.Ordinal);
            Assert.Contains("Incorrect API key provided: ***", exception.Message, StringComparison.Ordinal);
        }
        Assert.DoesNotContain(FakeApi.Key, $"{new ServiceKey(FakeApi.Key)}{service}{service.Profile}", StringComparison.Ordinal);
        Assert.All(api.Requests, request => Assert.Contains($"Bearer {FakeApi.Key}", request.Headers, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_local_service_is_found_with_its_key()
    {
        var file = ServiceKeyFile.GetOrCreate(_folder.Path);
        ServiceLock.Write(new Uri("http://127.0.0.1:8321/v1"), file.Path, _folder.Path);

        var profile = ServiceProfile.Local(_folder.Path);

        Assert.Equal(new Uri("http://127.0.0.1:8321/v1"), profile.Address);
        Assert.Equal(file.Key, (await ServiceKey.FindAsync(profile, null, _ => null, prompt: null)).Value);
    }

    [Fact]
    public void Without_a_local_service_it_is_said_how_to_start_one() =>
        Assert.Contains("finetune serve", Assert.Throws<FineTuneException>(() => ServiceProfile.Local(_folder.Path)).Message, StringComparison.Ordinal);
}
