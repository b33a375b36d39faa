using System.Diagnostics;

namespace FineTune.Server.Tests.Jobs;

/// <summary>What was acknowledged outlives the service, however it ends.</summary>
public sealed class RestartTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_training_process_that_outlives_its_service_is_adopted()
    {
        await using var killed = await ServerProcess.StartAsync(_folder.Path);
        var id = await killed.Http.CreateJobAsync("hold-at-5");
        await killed.Http.WaitForStepAsync(id, 4);
        await killed.KillAsync();

        await using var server = await TestServer.StartAsync(_folder.Path);
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "runs", id, "go"), "", Token);
        var job = await server.Http.WaitForAsync(id, "succeeded");

        Assert.StartsWith("ft:seedling:local:hold-at-5:", job.GetProperty("fine_tuned_model").GetString());
        await RequireEveryStepOnceAsync(server.Http, id);
        Assert.DoesNotContain(await server.Http.MessagesAsync(id), message => message.Contains("started again", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_job_whose_process_is_gone_too_goes_on_from_its_last_checkpoint()
    {
        await using var killed = await ServerProcess.StartAsync(_folder.Path);
        var id = await killed.Http.CreateJobAsync("hold-at-15");
        await killed.Http.WaitForStepAsync(id, 14);
        await killed.KillAsync();
        using (var child = TrainingChild.Adopt(new RunFollower(Path.Combine(_folder.Path, "runs", id)).Status.Process))
            child!.Kill();
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "runs", id, "go"), "", Token);

        await using var server = await TestServer.StartAsync(_folder.Path);
        await server.Http.WaitForAsync(id, "succeeded");

        await RequireEveryStepOnceAsync(server.Http, id);
        Assert.Single(await server.Http.MessagesAsync(id), "The service was started again; the job goes on from its last checkpoint");
        var lines = await File.ReadAllLinesAsync(Path.Combine(_folder.Path, "runs", id, "metrics.jsonl"), Token);
        Assert.Equal(105, lines.Length); // Steps 11 to 14 were taken twice, and told once; one line says that it went on.
    }

    [Fact]
    public async Task A_training_process_that_nobody_knew_of_yet_is_adopted_when_it_was_faster()
    {
        await using var server = await TestServer.StartAsync(_folder.Path, options => options with { TrainingProcess = AfterRival });
        var id = await server.Http.CreateJobAsync("hold-at-5");
        await server.Http.WaitForStepAsync(id, 4);
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "runs", id, "go"), "", Token);

        await server.Http.WaitForAsync(id, "succeeded");

        await RequireEveryStepOnceAsync(server.Http, id);
        Assert.Equal(100, (await File.ReadAllLinesAsync(Path.Combine(_folder.Path, "runs", id, "metrics.jsonl"), Token)).Length);

        static ProcessStartInfo AfterRival(string folder)
        {
            Process.Start(FakeTraining.Command(folder))!.Dispose();
            var follower = new RunFollower(folder);
            SpinWait.SpinUntil(() => follower.Status.State == RunState.Running);
            return FakeTraining.Command(folder);
        }
    }

    [Fact]
    public async Task A_job_that_ended_while_no_service_looked_is_completed()
    {
        await using var killed = await ServerProcess.StartAsync(_folder.Path);
        var id = await killed.Http.CreateJobAsync("hold-at-5");
        await killed.Http.WaitForStepAsync(id, 4);
        await killed.KillAsync();
        var run = Path.Combine(_folder.Path, "runs", id);
        await File.WriteAllTextAsync(Path.Combine(run, "go"), "", Token);
        await ServerCalls.UntilAsync(() => new RunFollower(run).Status.State == RunState.Succeeded);

        await using var server = await TestServer.StartAsync(_folder.Path);
        await server.Http.WaitForAsync(id, "succeeded");

        await RequireEveryStepOnceAsync(server.Http, id);
    }

    [Fact]
    public async Task Jobs_that_waited_wait_again_in_their_order()
    {
        await using var killed = await ServerProcess.StartAsync(_folder.Path);
        var running = await killed.Http.CreateJobAsync("hold-at-5");
        await killed.Http.WaitForStepAsync(running, 4);
        var second = await killed.Http.CreateJobAsync();
        var third = await killed.Http.CreateJobAsync();
        await killed.KillAsync();

        await using var server = await TestServer.StartAsync(_folder.Path);
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "runs", running, "go"), "", Token);
        await server.Http.WaitForAsync(third, "succeeded");

        Assert.Equal("succeeded", (await server.Http.JsonAsync($"/v1/fine_tuning/jobs/{second}")).GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_cancelled_jobs_process_is_ended_at_the_next_start()
    {
        await using var killed = await ServerProcess.StartAsync(_folder.Path);
        var id = await killed.Http.CreateJobAsync("hold-at-5");
        await killed.Http.WaitForStepAsync(id, 4);
        await killed.KillAsync();
        using (var database = new Database(new DataFolder(TestServer.Options(_folder.Path))))
            new JobTransitions(new JobStore(database), new JobEvents(TimeProvider.System), TimeProvider.System).Cancel(id);
        var child = new RunFollower(Path.Combine(_folder.Path, "runs", id)).Status.Process!;

        await using var server = await TestServer.StartAsync(_folder.Path);

        await ServerCalls.UntilAsync(() => !child.MayBeAlive || IsDefunct(child.Id));
        Assert.Null(server.Get<JobStore>().Require(id).Child);
    }

    [Fact]
    public async Task A_service_that_stops_lets_its_job_write_a_checkpoint()
    {
        string id;
        await using (var server = await TestServer.StartAsync(_folder.Path))
        {
            id = await server.Http.CreateJobAsync("hold-at-15");
            await server.Http.WaitForStepAsync(id, 14);
        }
        Assert.True(Directory.Exists(FakeTraining.Checkpoint(Path.Combine(_folder.Path, "runs", id), 14)));
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "runs", id, "go"), "", Token);

        await using var next = await TestServer.StartAsync(_folder.Path);
        await next.Http.WaitForAsync(id, "succeeded");

        await RequireEveryStepOnceAsync(next.Http, id);
    }

    [Fact]
    public async Task What_was_acknowledged_is_there_after_a_kill()
    {
        await using var killed = await ServerProcess.StartAsync(_folder.Path);
        var files = new List<string>();
        for (var i = 0; i < 20; i++)
            files.Add(await killed.Http.UploadAsync(ServerCalls.Rows(1, $"{i}")));
        await killed.KillAsync();
        File.WriteAllText(Path.Combine(_folder.Path, "files", ".file-unfinished.tmp"), "half");
        File.WriteAllText(Path.Combine(_folder.Path, "files", "file-withoutRow"), "whole, and never told of");

        await using var server = await TestServer.StartAsync(_folder.Path);

        foreach (var (i, file) in files.Index())
            Assert.Equal(ServerCalls.Rows(1, $"{i}"), await server.Http.GetStringAsync($"/v1/files/{file}/content", Token));
        Assert.Equal(files.Order(StringComparer.Ordinal), Directory.EnumerateFiles(Path.Combine(_folder.Path, "files")).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal));
    }

    private static async Task RequireEveryStepOnceAsync(HttpClient http, string job)
    {
        var steps = (await http.MessagesAsync(job)).Where(message => message.StartsWith("Step", StringComparison.Ordinal)).Select(message => message.Split(':')[0]);
        Assert.Equal(Enumerable.Range(1, 100).Select(step => $"Step {step}/100"), steps);
    }

    /// <summary>Ended, and nobody has asked for its exit code: what inherits it here may not.</summary>
    private static bool IsDefunct(int id) => File.Exists($"/proc/{id}/stat") && File.ReadAllText($"/proc/{id}/stat").Contains(") Z", StringComparison.Ordinal);
}
