using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace FineTune.Notebooks.Tests;

/// <summary>finetune serve as a user starts it.</summary>
internal sealed class ServedProcess : IAsyncDisposable
{
    public const string Key = "sk-test-of-a-served-model";
    private readonly Process _process;

    private ServedProcess(Process process, Uri address)
    {
        (_process, Address) = (process, address);
        Http = new HttpClient { BaseAddress = address, DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", Key) } };
    }

    /// <summary>Without /v1.</summary>
    public Uri Address { get; }

    public HttpClient Http { get; }

    public static async Task<ServedProcess> StartAsync(string folder)
    {
        var process = FineTuneProcess.StartSmall("serve", "--port", "0", "--data", folder, "--key", Key, "--models", RepositoryFolder.At("tests/fixtures"));
        if (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
            return new ServedProcess(process, new Uri(new Uri(line), "/"));
        throw new InvalidOperationException($"The service ended before it told its address: {await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken)}");
    }

    public Task<JsonElement> GetAsync(string path) => Http.GetFromJsonAsync<JsonElement>(path, TestContext.Current.CancellationToken);

    /// <summary>As kill -9; its training process lives on.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
