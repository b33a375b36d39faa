using System.Text.Json;

namespace FineTune.Notebooks.Tests;

public sealed class TrainTests
{
    [Fact]
    public async Task Train_makes_a_model_from_a_hand_written_job_and_chat_talks_with_it()
    {
        using var folder = JobFolder(maxSteps: 2);

        var trained = await FineTuneProcess.RunAsync("train", folder.Path, "--json");
        var model = JsonDocument.Parse(trained.Output).RootElement.GetProperty("model").GetString()!;
        var answer = await FineTuneProcess.RunAsync("chat", model, "--message", "How long do I have to send a kettle back?", "--max-tokens", "5");

        Assert.True(trained.ExitCode == 0, trained.Error);
        Assert.Equal(RunState.Succeeded, Run.Open(folder.Path).State);
        Assert.Equal(0, answer.ExitCode);
        Assert.NotEqual("", answer.Output.Trim());
    }

    [Fact]
    public async Task A_run_that_is_killed_leaves_a_readable_folder()
    {
        using var folder = JobFolder(maxSteps: 1000);
        using var process = FineTuneProcess.Start("train", folder.Path);
        string? line;
        do
        {
            line = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        }
        while (line?.StartsWith("step 1/", StringComparison.Ordinal) == false);

        process.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        var run = Run.Open(folder.Path);
        Assert.Equal(RunState.Interrupted, run.State);
        Assert.NotEmpty(run.Metrics);
        Assert.Equal("job", run.Manifest.Name);
    }

    private static TemporaryFolder JobFolder(int maxSteps)
    {
        var folder = new TemporaryFolder();
        var data = File.ReadAllLines(Path.Combine(RepositoryFolder.Root, "data", "customer-support.jsonl"));
        folder.Write("train.jsonl", string.Join('\n', data.Take(64)));
        folder.Write("validation.jsonl", string.Join('\n', data.Skip(64).Take(8)));
        var model = Path.Combine(RepositoryFolder.Root, "data", "models", "seedling");
        folder.Write("job.json", JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["name"] = "job",
            ["model"] = model,
            ["training"] = "train.jsonl",
            ["validation"] = "validation.jsonl",
            ["epochs"] = 1000,
            ["max_steps"] = maxSteps,
            ["batch_size"] = 4,
            ["evaluate_every"] = 1,
        }));
        return folder;
    }
}
