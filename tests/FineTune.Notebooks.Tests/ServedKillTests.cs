using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;

namespace FineTune.Notebooks.Tests;

/// <summary>
/// kill -9 of finetune serve, mostly with its trainer, at moments that a seed chooses: the job ends with the numbers and the bytes of one that
/// nobody disturbed. With FINETUNE_LONG twenty kills, without it two.
/// </summary>
public sealed class ServedKillTests : IDisposable
{
    private const int Seed = 20261127;
    private const int Epochs = 50;
    private readonly TemporaryFolder _folder = new();
    private readonly Random _random = new(Seed);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static bool IsLong => Environment.GetEnvironmentVariable("FINETUNE_LONG") is { Length: > 0 };

    private static int Kills => IsLong ? 20 : 2;

    /// <summary>As many steps an epoch: one row each.</summary>
    private static int Rows => IsLong ? 100 : 12;

    [Fact]
    public async Task A_job_whose_service_is_killed_again_and_again_ends_bit_for_bit_as_one_that_was_left_alone()
    {
        string calm, disturbed;
        await using (var service = await ServedProcess.StartAsync(_folder.Path))
        {
            calm = await CreateAsync(service);
            await WaitAsync(service, calm, "succeeded");
            disturbed = await CreateAsync(service);
        }
        var kills = 0;
        for (var status = "running"; kills < Kills && status != "succeeded"; kills++)
        {
            await using var service = await ServedProcess.StartAsync(_folder.Path);
            status = await WaitAsync(service, disturbed, "running", "succeeded");
            await Task.Delay(_random.Next(1500), Token);
            if (kills % 4 == 3)
                SpinWait.SpinUntil(() => IsWritingCheckpoint(disturbed), TimeSpan.FromSeconds(5));
            await service.KillAsync();
            if (kills % 3 != 2)
                KillTrainer(disturbed);
        }

        await using var last = await ServedProcess.StartAsync(_folder.Path);
        await WaitAsync(last, disturbed, "succeeded");

        TestContext.Current.TestOutputHelper?.WriteLine($"{kills} kills of seed {Seed} in {Epochs * Rows} steps");
        Assert.True(kills >= Kills / 2, $"The job was done after {kills} kills.");
        Assert.Equal(await ResultAsync(last, calm), await ResultAsync(last, disturbed));
        Assert.Equal(await WeightsAsync(calm), await WeightsAsync(disturbed));
        var messages = await MessagesAsync(last, disturbed);
        Assert.Equal((await MessagesAsync(last, calm)).Where(IsStep), messages.Where(IsStep));
        Assert.Single(messages, "Fine-tuning job started");
        Assert.Single(messages, "The job has successfully completed");
    }

    public void Dispose() => _folder.Dispose();

    private static bool IsStep(string message) => message.StartsWith("Step ", StringComparison.Ordinal);

    private string RunOf(string job) => _folder.At($"runs/{job}");

    private static async Task<string> CreateAsync(ServedProcess service)
    {
        var rows = string.Concat(Enumerable.Range(0, Rows).Select(row =>
            $$"""{"messages":[{"role":"user","content":"{{row}}"},{"role":"assistant","content":"{{row * row}}"}]}""" + "\n"));
        using var form = new MultipartFormDataContent { { new StringContent(rows), "file", "rows.jsonl" }, { new StringContent("fine-tune"), "purpose" } };
        var file = await IdAsync(await service.Http.PostAsync("/v1/files", form, Token));
        return await IdAsync(await service.Http.PostAsJsonAsync("/v1/fine_tuning/jobs",
            new { model = "tiny-llama", training_file = file, seed = 7, hyperparameters = new { n_epochs = Epochs, batch_size = 1 } }, Token));
    }

    private static async Task<string> IdAsync(HttpResponseMessage response) =>
        (await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("id").GetString()!;

    private static async Task<string> WaitAsync(ServedProcess service, string job, params string[] wanted)
    {
        for (var watch = Stopwatch.StartNew(); ;)
        {
            var body = await service.GetAsync($"/v1/fine_tuning/jobs/{job}");
            var status = body.GetProperty("status").GetString()!;
            if (wanted.Contains(status))
                return status;
            Assert.False(status is "failed" or "cancelled" || watch.Elapsed > TimeSpan.FromMinutes(4), $"{body}");
            await Task.Delay(20, Token);
        }
    }

    private static async Task<string> ResultAsync(ServedProcess service, string job)
    {
        var file = (await service.GetAsync($"/v1/fine_tuning/jobs/{job}")).GetProperty("result_files")[0].GetString();
        return await service.Http.GetStringAsync($"/v1/files/{file}/content", Token);
    }

    private Task<byte[]> WeightsAsync(string job) =>
        File.ReadAllBytesAsync(Path.Combine(RunOf(job), "checkpoints", $"step-{Epochs * Rows:d6}", "model.safetensors"), Token);

    private static async Task<string[]> MessagesAsync(ServedProcess service, string job) =>
        [.. (await service.GetAsync($"/v1/fine_tuning/jobs/{job}/events?limit=1000")).GetProperty("data").EnumerateArray().Select(row => row.GetProperty("message").GetString()!).Reverse()];

    private bool IsWritingCheckpoint(string job) =>
        Directory.Exists(Path.Combine(RunOf(job), "checkpoints")) && Directory.EnumerateDirectories(Path.Combine(RunOf(job), "checkpoints"), "*.tmp").Any();

    private void KillTrainer(string job)
    {
        var path = Path.Combine(RunOf(job), "status.json");
        if (!File.Exists(path))
            return;
        using var status = JsonDocument.Parse(File.ReadAllBytes(path));
        if (status.RootElement.GetProperty("state").GetString() != "running")
            return;
        try
        {
            using var trainer = Process.GetProcessById(status.RootElement.GetProperty("process").GetProperty("id").GetInt32());
            if (trainer.ProcessName is "dotnet" or "finetune")
                trainer.Kill();
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException)
        {
            // It had ended already.
        }
    }
}
