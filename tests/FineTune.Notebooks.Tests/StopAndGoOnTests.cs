using System.Diagnostics;
using System.Text.Json;

namespace FineTune.Notebooks.Tests;

/// <summary>Processes that train are stopped in every way there is, and the run they leave ends as one that nobody stopped.</summary>
public sealed class StopAndGoOnTests : IDisposable
{
    private const int Steps = 300;
    private const int Paused = 3;
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_run_that_was_killed_twice_ends_bit_for_bit_as_one_that_was_not()
    {
        var whole = await FineTuneProcess.RunSmallAsync("train", JobFolder("whole"));
        var folder = JobFolder("killed");

        await StopAsync(folder, afterStep: 40, KillAsync);
        Assert.Equal(RunState.Interrupted, Run.Open(folder).State);
        await StopAsync(folder, afterStep: 120, KillAsync);
        var rest = await FineTuneProcess.RunSmallAsync("train", folder);

        Assert.True(whole.ExitCode == 0, whole.Error);
        Assert.True(rest.ExitCode == 0, rest.Error);
        Assert.Matches(@"\ngoing on from the checkpoint of step 1\d\d\n", rest.Output.Replace(Environment.NewLine, "\n"));
        AssertSameEnd(_folder.At("whole"), folder);
    }

    [Fact]
    public async Task A_run_that_was_asked_to_pause_by_a_file_goes_on_bit_for_bit()
    {
        var whole = await FineTuneProcess.RunSmallAsync("train", JobFolder("whole"));
        var folder = JobFolder("paused");

        var code = await StopAsync(folder, afterStep: 40, _ => File.WriteAllTextAsync(Path.Combine(folder, "pause"), "", TestContext.Current.CancellationToken));
        var paused = Run.Open(folder);
        var rest = await FineTuneProcess.RunSmallAsync("train", folder);

        Assert.Equal((Paused, RunState.Paused, false), (code, paused.State, File.Exists(Path.Combine(folder, "pause"))));
        Assert.True(whole.ExitCode == 0, whole.Error);
        Assert.Contains($"going on from the checkpoint of step {paused.Metrics[^1].Step}{Environment.NewLine}", rest.Output, StringComparison.Ordinal);
        AssertSameEnd(_folder.At("whole"), folder);
    }

    [Theory]
    [InlineData("TERM", Paused, RunState.Paused)]
    [InlineData("INT", 1, RunState.Cancelled)]
    public async Task The_signal_to_terminate_pauses_and_an_interrupt_cancels(string signal, int exitCode, RunState state)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() || OperatingSystem.IsMacOS(), "Windows has no such signals.");
        var folder = JobFolder("signalled");

        var code = await StopAsync(folder, afterStep: 40, process => Process.Start("kill", [$"-{signal}", $"{process.Id}"]).WaitForExitAsync(TestContext.Current.CancellationToken));

        Assert.Equal((exitCode, state), (code, Run.Open(folder).State));
        Assert.Equal(0, (await FineTuneProcess.RunSmallAsync("train", folder)).ExitCode);
    }

    [Fact]
    public async Task A_run_that_another_process_trains_is_left_alone()
    {
        var folder = JobFolder("run", steps: 1_000_000);
        FinishedProcess? second = null;

        await StopAsync(folder, afterStep: 1, async process =>
        {
            second = await FineTuneProcess.RunSmallAsync("train", folder);
            process.Kill();
        });

        Assert.Equal(1, second!.ExitCode);
        Assert.StartsWith($"{folder} is being trained by process ", second.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>Starts training, does <paramref name="stop"/> when the step is behind, and returns the exit code.</summary>
    private static async Task<int> StopAsync(string folder, int afterStep, Func<Process, Task> stop)
    {
        using var process = FineTuneProcess.StartSmall("train", folder);
        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (line.StartsWith("step ", StringComparison.Ordinal) && int.Parse(line.AsSpan(5, line.IndexOf('/') - 5)) >= afterStep)
                break;
        }
        await stop(process);
        await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return process.ExitCode;
    }

    private static Task KillAsync(Process process)
    {
        process.Kill();
        return Task.CompletedTask;
    }

    private string JobFolder(string name, int steps = Steps)
    {
        foreach (var (file, count) in new[] { ("train", 12), ("validation", 3) })
            _folder.Write($"{name}/{file}.jsonl", string.Concat(Enumerable.Range(0, count).Select(row =>
                $$"""{"messages":[{"role":"user","content":"{{file}} {{row}}"},{"role":"assistant","content":"{{row * row}}"}]}""" + "\n")));
        _folder.Write($"{name}/job.json", JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["model"] = RepositoryFolder.At("tests/fixtures/tiny-llama"),
            ["training"] = "train.jsonl",
            ["validation"] = "validation.jsonl",
            ["epochs"] = 1_000_000,
            ["max_steps"] = steps,
            ["batch_size"] = 4,
            ["evaluate_every"] = 1,
            ["checkpoint_every"] = 7,
        }));
        return _folder.At(name);
    }

    private static void AssertSameEnd(string expected, string actual)
    {
        var (whole, other) = (Run.Open(expected), Run.Open(actual));
        Assert.Equal(whole.Metrics.Select(Numbers), other.Metrics.Select(Numbers));
        Assert.Equal(Steps + 1, other.Metrics.Count);
        Assert.Equal(Path.GetFileName(whole.Model), Path.GetFileName(other.Model));
        foreach (var model in new[] { whole.Model!, Path.Combine(expected, "checkpoints", $"step-{Steps:d6}") })
            Assert.Equal(
                File.ReadAllBytes(Path.Combine(model, "model.safetensors")),
                File.ReadAllBytes(Path.Combine(actual, "checkpoints", Path.GetFileName(model), "model.safetensors")));
    }

    /// <summary>All of a point but speed, time and memory.</summary>
    private static MetricPoint Numbers(MetricPoint point) => point with { TokensPerSecond = null, Elapsed = default, LiveTensors = null, MemoryBytes = null };
}
