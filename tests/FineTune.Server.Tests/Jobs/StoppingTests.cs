using System.Diagnostics;

namespace FineTune.Server.Tests.Jobs;

/// <summary>Cancel, pause and resume.</summary>
public sealed class StoppingTests : ServerTest
{
    [Fact]
    public async Task Cancelling_ends_the_process_within_two_seconds()
    {
        var id = await Http.CreateJobAsync("hold-at-5");
        await Http.WaitForStepAsync(id, 4);
        var child = Server.Get<JobStore>().Require(id).Child!;

        var watch = Stopwatch.StartNew();
        var job = await Http.PostAsync($"/v1/fine_tuning/jobs/{id}/cancel");
        await ServerCalls.UntilAsync(() => !child.MayBeAlive);

        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(2));
        Assert.Equal("cancelled", job.GetProperty("status").GetString());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, job.GetProperty("finished_at").ValueKind);
        Assert.Equal(["Fine tuning process stopping due to job cancellation", "Fine-tuning job cancelled"], (await Http.MessagesAsync(id))[^2..]);
        await ServerCalls.UntilAsync(() => Run.Open(Path.Combine(Folder, "runs", id)).State == RunState.Cancelled);
    }

    [Fact]
    public async Task Of_many_clients_that_cancel_at_once_one_does()
    {
        var id = await Http.CreateJobAsync("hold-at-5");
        await Http.WaitForStepAsync(id, 4);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Http.PostAsync($"/v1/fine_tuning/jobs/{id}/cancel")));

        Assert.All(answers, answer => Assert.Equal("cancelled", answer.GetProperty("status").GetString()));
        Assert.Single(await Http.MessagesAsync(id), "Fine-tuning job cancelled");
    }

    [Fact]
    public async Task A_job_that_waits_is_cancelled_and_never_runs()
    {
        var running = await Http.CreateJobAsync("hold-at-5");
        var waiting = await Http.CreateJobAsync();
        await Http.WaitForAsync(waiting, "queued");

        await Http.PostAsync($"/v1/fine_tuning/jobs/{waiting}/cancel");
        await Http.PostAsync($"/v1/fine_tuning/jobs/{running}/cancel");
        await Http.WaitForAsync(await Http.CreateJobAsync(), "succeeded");

        Assert.DoesNotContain("Fine-tuning job started", await Http.MessagesAsync(waiting));
    }

    [Fact]
    public async Task A_job_that_is_done_cannot_be_cancelled_paused_or_resumed()
    {
        var id = await Http.CreateJobAsync();
        await Http.WaitForAsync(id, "succeeded");

        foreach (var what in (string[])["cancel", "pause", "resume"])
        {
            var error = await (await Http.SendJsonAsync($"/v1/fine_tuning/jobs/{id}/{what}", "")).ErrorAsync();

            Assert.Equal((400, $"Job has already completed: {id}", "fine_tune_id", null), error);
        }
    }

    [Fact]
    public async Task A_paused_job_goes_on_from_its_checkpoint()
    {
        var id = await Http.CreateJobAsync("hold-at-5");
        await Http.WaitForStepAsync(id, 4);

        var paused = await Http.PostAsync($"/v1/fine_tuning/jobs/{id}/pause");
        await ServerCalls.UntilAsync(() => Server.Get<JobStore>().Require(id).Child is null);
        Assert.True(Directory.Exists(FakeTraining.Checkpoint(Path.Combine(Folder, "runs", id), 4)));
        await File.WriteAllTextAsync(Path.Combine(Folder, "runs", id, "go"), "", Token);
        var resumed = await Http.PostAsync($"/v1/fine_tuning/jobs/{id}/resume");
        await Http.WaitForAsync(id, "succeeded");

        Assert.Equal("paused", paused.GetProperty("status").GetString());
        Assert.Equal("queued", resumed.GetProperty("status").GetString());
        var steps = (await Http.MessagesAsync(id)).Where(message => message.StartsWith("Step", StringComparison.Ordinal)).ToArray();
        Assert.Equal(Enumerable.Range(1, 100).Select(step => $"Step {step}/100"), steps.Select(step => step.Split(':')[0]));
    }

    [Fact]
    public async Task A_job_that_is_resumed_before_its_process_has_paused_goes_on_all_the_same()
    {
        var id = await Http.CreateJobAsync("hold-at-5");
        await Http.WaitForStepAsync(id, 4);

        await Http.PostAsync($"/v1/fine_tuning/jobs/{id}/pause");
        await Http.PostAsync($"/v1/fine_tuning/jobs/{id}/resume");
        await File.WriteAllTextAsync(Path.Combine(Folder, "runs", id, "go"), "", Token);

        await Http.WaitForAsync(id, "succeeded");
    }

    [Fact]
    public async Task A_job_that_waits_is_paused_and_lets_others_pass()
    {
        var running = await Http.CreateJobAsync("hold-at-5");
        var waiting = await Http.CreateJobAsync();
        await Http.WaitForAsync(waiting, "queued");

        await Http.PostAsync($"/v1/fine_tuning/jobs/{waiting}/pause");
        await Http.PostAsync($"/v1/fine_tuning/jobs/{running}/cancel");
        await Http.WaitForAsync(await Http.CreateJobAsync(), "succeeded");

        Assert.Equal("paused", (await Http.JsonAsync($"/v1/fine_tuning/jobs/{waiting}")).GetProperty("status").GetString());
        await Http.PostAsync($"/v1/fine_tuning/jobs/{waiting}/resume");
        await Http.WaitForAsync(waiting, "succeeded");
    }

    [Fact]
    public async Task A_job_that_is_pausing_can_be_cancelled()
    {
        var id = await Http.CreateJobAsync("deaf");
        await Http.WaitForAsync(id, "running");

        await Http.PostAsync($"/v1/fine_tuning/jobs/{id}/pause");
        var cancelled = await Http.PostAsync($"/v1/fine_tuning/jobs/{id}/cancel");

        Assert.True(cancelled.GetProperty("status").GetString() is "cancelled" || (await Http.MessagesAsync(id))[^1] == "The job has successfully completed");
    }
}
