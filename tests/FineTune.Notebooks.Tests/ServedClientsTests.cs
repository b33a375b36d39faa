using System.Diagnostics;

namespace FineTune.Notebooks.Tests;

/// <summary>finetune serve as a user starts it, with a model that is really trained, under clients that nobody here wrote.</summary>
public sealed class ServedClientsTests : IAsyncLifetime
{
    private const string Key = "sk-test-of-served-clients";
    private const string Model = "seedling";
    private readonly TemporaryFolder _folder = new();
    private Process _service = null!;
    private Uri _address = null!;

    public async ValueTask InitializeAsync()
    {
        _service = FineTuneProcess.StartSmall("serve", "--port", "0", "--data", _folder.Path, "--key", Key);
        var line = await _service.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        Assert.True(line is not null, $"The service ended before it told its address: {(line is null ? await _service.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken) : "")}");
        _address = new Uri(new Uri(line!), "/");
    }

    [Fact]
    public Task The_npm_package_tunes_a_model_and_talks_with_it() => ClientScript.RunNodeAsync(_address, Key, "openai7", Model);

    [Fact]
    public Task Curl_tunes_a_model_and_talks_with_it() => ClientScript.RunCurlAsync(_address, Key, Model);

    public async ValueTask DisposeAsync()
    {
        _service.Kill(entireProcessTree: true);
        await _service.WaitForExitAsync();
        _service.Dispose();
        _folder.Dispose();
    }
}
