namespace FineTune.Notebooks.Tests;

/// <summary>finetune serve with a model that is really trained, under clients that nobody here wrote.</summary>
public sealed class ServedClientsTests : IAsyncLifetime
{
    private const string Model = "seedling";
    private readonly TemporaryFolder _folder = new();
    private ServedProcess _service = null!;

    public async ValueTask InitializeAsync() => _service = await ServedProcess.StartAsync(_folder.Path);

    [Fact]
    public Task The_npm_package_tunes_a_model_and_talks_with_it() => ClientScript.RunNodeAsync(_service.Address, ServedProcess.Key, "openai7", Model);

    [Fact]
    public Task Curl_tunes_a_model_and_talks_with_it() => ClientScript.RunCurlAsync(_service.Address, ServedProcess.Key, Model);

    public async ValueTask DisposeAsync()
    {
        await _service.DisposeAsync();
        _folder.Dispose();
    }
}
