using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using FineTune.OpenAI;
using Microsoft.Extensions.AI;

namespace FineTune.Notebooks.Tests;

/// <summary>finetune serve as its users know it: a program that trains for real.</summary>
public sealed class ServeTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private Process? _service;

    private string Data => _folder.At("service");

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_service is not null)
        {
            await FineTuneProcess.RunAsync("serve", "stop", "--data", Data);
            _service.Dispose();
        }
        _folder.Dispose();
    }

    [Fact]
    public async Task It_tells_its_address_and_keeps_its_key_to_itself()
    {
        var address = await StartAsync();
        var key = await File.ReadAllTextAsync(Path.Combine(Data, "key"), TestContext.Current.CancellationToken);

        using var client = new HttpClient();
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync(new Uri($"{address}/models"), TestContext.Current.CancellationToken)).StatusCode);
        client.DefaultRequestHeaders.Authorization = new("Bearer", key);
        Assert.Contains("\"seedling\"", await client.GetStringAsync(new Uri($"{address}/models"), TestContext.Current.CancellationToken), StringComparison.Ordinal);

        var status = await FineTuneProcess.RunAsync("serve", "status", "--data", Data, "--json");
        Assert.Equal(address, JsonNode.Parse(status.Output)!["address"]!.GetValue<string>());
        var second = await FineTuneProcess.RunAsync("serve", "--port", "0", "--data", Data);
        Assert.Equal((1, true), (second.ExitCode, second.Error.Contains($"runs already at {address}", StringComparison.Ordinal)));
        var stopped = await FineTuneProcess.RunAsync("serve", "stop", "--data", Data);
        await _service!.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal((0, 0), (stopped.ExitCode, _service.ExitCode));
        var said = await _service.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.Contains("A key was made.", said, StringComparison.Ordinal);
        Assert.DoesNotContain(key, said, StringComparison.Ordinal);
        Assert.Equal(1, (await FineTuneProcess.RunAsync("serve", "status", "--data", Data)).ExitCode);
    }

    [Fact]
    public async Task A_job_is_trained_and_its_model_answers()
    {
        await StartAsync("--alias", "gpt-4o-mini-2024-07-18=seedling");
        var token = TestContext.Current.CancellationToken;
        var service = await FineTuneService.ConnectAsync(ServiceProfile.Local(Data));
        var examples = await Dataset.LoadAsync(RepositoryFolder.At("data/customer-support.jsonl"), token);
        var training = await service.UploadAsync(TrainingFile.Of(new Dataset("train", [.. examples.Take(16)])), cancellationToken: token);
        var validation = await service.UploadAsync(TrainingFile.Of(new Dataset("validation", [.. examples.Skip(16).Take(4)])), cancellationToken: token);

        var job = await service.CreateAsync(
            new RemoteJob { Model = "gpt-4o-mini-2024-07-18", TrainingFile = training.Id, ValidationFile = validation.Id, Epochs = 2, BatchSize = 4, Seed = 1, Suffix = "Shop" },
            token);
        var events = new List<TrainingEvent>();
        await foreach (var happened in service.WatchAsync(job.Id, token))
            events.Add(happened);

        job = await service.GetAsync(job.Id, token);
        Assert.Equal((JobStatus.Succeeded, "seedling"), (job.Status, job.Model));
        Assert.StartsWith("ft:seedling:local:shop:", job.FineTunedModel, StringComparison.Ordinal);
        Assert.IsType<TrainingCompleted>(events[^1]);
        var points = events.OfType<MetricsReported>().Select(reported => reported.Point).ToList();
        Assert.Equal(8, points[^1].Step);
        Assert.True(points[^1].ValidationLoss < points.First(point => point.ValidationLoss is not null).ValidationLoss);
        Assert.Equal(8, (await service.ResultAsync(job.Id, token))[^1].Step);
        using var tuned = service.ChatClient(job.FineTunedModel!);
        var answer = await tuned.GetResponseAsync("Where is my order?", new ChatOptions { MaxOutputTokens = 8, Temperature = 0 }, token);
        Assert.InRange(answer.Usage!.OutputTokenCount!.Value, 1, 8);
        await service.DeleteModelAsync(job.FineTunedModel!, token);
        await Assert.ThrowsAnyAsync<FineTuneException>(() => tuned.GetResponseAsync("Where is my order?", cancellationToken: token));
    }

    [Theory]
    [InlineData("--allow-remote", "--host", "0.0.0.0")]
    [InlineData("FINETUNE_API_KEY", "--host", "0.0.0.0", "--allow-remote")]
    [InlineData("IP address", "--host", "example.com")]
    [InlineData("--port", "--port", "70000")]
    [InlineData("NAME=MODEL", "--alias", "gpt")]
    public async Task Wrong_use_is_exit_code_2(string said, params string[] arguments)
    {
        var run = await FineTuneProcess.RunAsync(["serve", "--data", Data, .. arguments]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(said, run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Data));
    }

    private async Task<string> StartAsync(params string[] arguments)
    {
        _service = FineTuneProcess.StartSmall(["serve", "--port", "0", "--data", Data, .. arguments]);
        return await _service.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken)
            ?? throw new InvalidOperationException(await _service.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
    }
}
