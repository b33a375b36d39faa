using System.Diagnostics;

namespace FineTune.Tests.Runs;

public sealed class RecordTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Run _run;

    public RecordTests() => _run = new RunStore(_folder.Path).Create(
        new FineTuneJob { Model = "model", Training = Chats.Numbered(12), Validation = Chats.Numbered(3) }, FixedTime.Morning);

    [Fact]
    public async Task Samples_are_kept_and_of_those_that_came_twice_the_last()
    {
        TrainingEvent[] events =
        [
            new TrainingWaiting("queued"), Curves.Started, new SampleGenerated(0, "a?", "x"), new SampleGenerated(5, "a?", "old"), new SampleGenerated(5, "b?", "y"),
            new SampleGenerated(5, "a?", "new"),
        ];

        await ToListAsync(_run.RecordAsync(Curves.Events(events), Cancel));

        Assert.Equal([new(0, "a?", "x"), new(5, "a?", "new"), new Sample(5, "b?", "y")], Run.Open(_run.Folder).Samples);
        Assert.Equal(4, File.ReadLines(Path.Combine(_run.Folder, "samples.jsonl")).Count());
    }

    [Fact]
    public async Task Events_pass_through_and_are_written_down()
    {
        TrainingEvent[] events =
        [
            Curves.Started,
            new MetricsReported(Curves.Point(0, validation: 3.5)),
            new MetricsReported(Curves.Point(1, train: 3.25)),
            new TrainingWarning("An example was cut."),
            new TrainingCompleted { Steps = 1, Model = Path.Combine(_run.Folder, "checkpoints/step-000001"), Elapsed = TimeSpan.FromSeconds(1) },
        ];

        var passed = await ToListAsync(_run.RecordAsync(Curves.Events(events), Cancel));

        Assert.Equal(events, passed);
        Assert.Equal(
            """
            {"step":0,"epoch":0,"validation_loss":3.5,"elapsed_seconds":0}
            {"step":1,"epoch":0.1,"train_loss":3.25,"elapsed_seconds":1}

            """, await File.ReadAllTextAsync(Path.Combine(_run.Folder, "metrics.jsonl"), Cancel));
        foreach (var run in new[] { _run, Run.Open(_run.Folder) })
        {
            Assert.Equal(RunState.Succeeded, run.State);
            Assert.Equal([0, 1], run.Metrics.Select(point => point.Step));
            Assert.Equal(Path.Combine(_run.Folder, "checkpoints", "step-000001"), run.Model);
            Assert.Equal(("cpu, 2 threads", 20), (run.Manifest.Device, run.Manifest.Plan!.TotalSteps));
        }
    }

    [Fact]
    public async Task While_it_runs_another_reader_sees_the_state_and_every_measurement()
    {
        await foreach (var happened in _run.RecordAsync(Curves.Events([Curves.Started, new MetricsReported(Curves.Point(0, validation: 2)), Done]), Cancel))
        {
            if (happened is not MetricsReported)
                continue;
            var seen = Run.Open(_run.Folder);
            Assert.Equal(RunState.Running, seen.State);
            Assert.Equal(2, Assert.Single(seen.Metrics).ValidationLoss);
        }
    }

    [Fact]
    public async Task A_failure_is_kept_and_passed_on()
    {
        var events = Curves.Events([Curves.Started], end: new FineTuneException("The loss is no number."));

        await Assert.ThrowsAsync<FineTuneException>(() => ToListAsync(_run.RecordAsync(events, Cancel)));

        var run = Run.Open(_run.Folder);
        Assert.Equal((RunState.Failed, "The loss is no number."), (run.State, run.Error));
    }

    [Fact]
    public async Task A_cancellation_is_kept_and_passed_on()
    {
        var events = Curves.Events([Curves.Started], end: new OperationCanceledException());

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ToListAsync(_run.RecordAsync(events, Cancel)));

        Assert.Equal(RunState.Cancelled, Run.Open(_run.Folder).State);
    }

    [Fact]
    public async Task A_cancellation_is_known_before_the_trainer_has_ended()
    {
        using var stop = new CancellationTokenSource();
        await using var recorded = _run.RecordAsync(Curves.Events([Curves.Started, Done]), stop.Token).GetAsyncEnumerator(Cancel);
        await recorded.MoveNextAsync();

        await stop.CancelAsync();

        Assert.Equal(RunState.Cancelled, Run.Open(_run.Folder).State);
    }

    [Fact]
    public async Task Leaving_early_is_a_cancellation()
    {
        await foreach (var happened in _run.RecordAsync(Curves.Events([Curves.Started, Done]), Cancel))
            break;

        Assert.Equal(RunState.Cancelled, Run.Open(_run.Folder).State);
    }

    [Fact]
    public async Task A_trainer_that_stops_without_a_word_has_failed()
    {
        await ToListAsync(_run.RecordAsync(Curves.Events([Curves.Started]), Cancel));

        Assert.Equal(RunState.Failed, _run.State);
    }

    [Fact]
    public async Task A_trained_run_is_not_trained_over()
    {
        await ToListAsync(_run.RecordAsync(Curves.Events([Curves.Started, Done]), Cancel));

        var exception = await Assert.ThrowsAsync<FineTuneException>(() => ToListAsync(_run.RecordAsync(Curves.Events([Done]), Cancel)));

        Assert.Contains("already holds a run (succeeded)", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_whose_process_is_gone_is_interrupted()
    {
        using var gone = Process.Start(new ProcessStartInfo("dotnet", "--version") { RedirectStandardOutput = true })!;
        var started = gone.StartTime.ToUniversalTime();
        await gone.WaitForExitAsync(Cancel);

        WriteRunning(Environment.MachineName, gone.Id, started);

        Assert.Equal(RunState.Interrupted, Run.Open(_run.Folder).State);
    }

    [Fact]
    public void A_later_process_with_the_same_number_is_not_the_run()
    {
        WriteRunning(Environment.MachineName, Environment.ProcessId, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        Assert.Equal(RunState.Interrupted, Run.Open(_run.Folder).State);
    }

    [Fact]
    public void A_run_of_another_machine_may_be_running()
    {
        WriteRunning("another-machine", 1, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        Assert.Equal(RunState.Running, Run.Open(_run.Folder).State);
    }

    [Fact]
    public void A_killed_run_keeps_its_whole_lines_and_its_best_checkpoint()
    {
        File.WriteAllText(Path.Combine(_run.Folder, "metrics.jsonl"), """
            {"step":0,"epoch":0,"validation_loss":3,"elapsed_seconds":0}
            {"step":10,"epoch":1,"validation_loss":2,"elapsed_seconds":1}
            {"step":20,"epoch":2,"validation_loss":2.5,"elapsed_seconds":2}
            {"step":21,"epo
            """);
        foreach (var step in new[] { 10, 20 })
            _folder.Write(Path.Combine(_run.Folder, $"checkpoints/step-{step:D6}/config.json"), "{}");
        Directory.CreateDirectory(Path.Combine(_run.Folder, "checkpoints/step-000030"));

        var run = Run.Open(_run.Folder);

        Assert.Equal([0, 10, 20], run.Metrics.Select(point => point.Step));
        Assert.Equal("step-000010", Path.GetFileName(run.Model));
    }

    [Fact]
    public void Wherever_the_file_of_measurements_was_torn_its_whole_lines_are_read()
    {
        var path = Path.Combine(_run.Folder, "metrics.jsonl");
        using (var file = new MetricsFile(path))
        {
            for (var step = 0; step < 3; step++)
                file.Append(Curves.Point(step, train: 1.0 / 3, validation: 2.0 / 3));
        }
        var bytes = File.ReadAllBytes(path);

        for (var length = 0; length <= bytes.Length; length++)
        {
            File.WriteAllBytes(path, bytes[..length]);
            Assert.Equal(bytes[..length].Count(b => b == '\n'), Run.Open(_run.Folder).Metrics.Count);
        }
    }

    [Fact]
    public void A_broken_line_in_the_middle_is_told()
    {
        var path = Path.Combine(_run.Folder, "metrics.jsonl");
        File.WriteAllText(path, "{\"step\":0,\"epoch\":0,\"elapsed_seconds\":0}\n{\"step\":\n{\"step\":2,\"epoch\":0,\"elapsed_seconds\":0}\n");

        var exception = Assert.Throws<FineTuneException>(() => Run.Open(_run.Folder));

        Assert.StartsWith($"{path}:2: not a line of measurements", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_loss_that_is_no_number_stays_valid_JSON_and_comes_back()
    {
        var point = Curves.Point(1, train: double.NaN, validation: double.PositiveInfinity);

        await ToListAsync(_run.RecordAsync(Curves.Events([new MetricsReported(point), Done]), Cancel));

        Assert.Contains("\"train_loss\":\"NaN\",\"validation_loss\":\"Infinity\"", await File.ReadAllTextAsync(Path.Combine(_run.Folder, "metrics.jsonl"), Cancel), StringComparison.Ordinal);
        Assert.Equal(point, Assert.Single(Run.Open(_run.Folder).Metrics));
    }

    public void Dispose() => _folder.Dispose();

    private TrainingCompleted Done => new() { Steps = 1, Model = Path.Combine(_run.Folder, "checkpoints/step-000001"), Elapsed = TimeSpan.FromSeconds(1) };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private void WriteRunning(string machine, int process, DateTime started) => File.WriteAllText(
        Path.Combine(_run.Folder, "status.json"),
        $$"""{"state":"running","process":{"machine":"{{machine}}","id":{{process}},"started":"{{started:O}}"},"error":null,"model":null}""");

    private static async Task<List<TrainingEvent>> ToListAsync(IAsyncEnumerable<TrainingEvent> events)
    {
        var list = new List<TrainingEvent>();
        await foreach (var happened in events)
            list.Add(happened);
        return list;
    }
}
