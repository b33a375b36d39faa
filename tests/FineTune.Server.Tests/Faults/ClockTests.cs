using System.Diagnostics;
using System.Text.Json;

namespace FineTune.Server.Tests.Faults;

/// <summary>The clock of the machine is set while the service runs.</summary>
public sealed class ClockTests : ServerTest
{
    private readonly SettableClock _clock = new();

    private protected override Task<TestServer> StartAsync() => TestServer.StartAsync(Folder, time: _clock);

    [Theory]
    [InlineData(-3)]
    [InlineData(3)]
    public async Task A_job_on_whose_way_the_clock_moves_ends_with_times_in_order(int hours)
    {
        var id = await Http.CreateJobAsync("hold-at-5");
        await Http.WaitForStepAsync(id, 4);

        _clock.Move(TimeSpan.FromHours(hours));
        var running = await Http.JsonAsync($"/v1/fine_tuning/jobs/{id}");
        await File.WriteAllTextAsync(Path.Combine(Folder, "runs", id, "go"), "", Token);
        var job = await Http.WaitForAsync(id, "succeeded");
        var events = (await Http.JsonAsync($"/v1/fine_tuning/jobs/{id}/events?limit=1000")).GetProperty("data").EnumerateArray().Reverse().ToArray();

        var (created, finished) = (job.GetProperty("created_at").GetInt64(), job.GetProperty("finished_at").GetInt64());
        Assert.True(finished >= created, $"finished {created - finished} seconds before it was created");
        Assert.InRange(running.GetProperty("estimated_finish").GetInt64(), _clock.GetUtcNow().ToUnixTimeSeconds(), long.MaxValue);
        long[] times = [.. events.Select(happened => happened.GetProperty("created_at").GetInt64())];
        Assert.Equal(times.Order(), times);
        Assert.InRange(times[0], created, created + 60);
        Assert.Equal(Enumerable.Range(1, 100).Select(step => $"Step {step}/100"), events.Select(Message).Where(message => message.StartsWith("Step", StringComparison.Ordinal)).Select(message => message.Split(':')[0]));
        Assert.Equal("The job has successfully completed", Message(events[^1]));

        static string Message(JsonElement happened) => happened.GetProperty("message").GetString()!;
    }

    [Fact]
    public async Task What_came_later_stays_later_in_every_list()
    {
        var files = new List<string>();
        foreach (var hours in new[] { 5, -9, 4 })
        {
            files.Add(await Http.UploadAsync("text", "user_data"));
            _clock.Move(TimeSpan.FromHours(hours));
        }

        var listed = (await Http.JsonAsync("/v1/files?order=asc")).GetProperty("data").EnumerateArray().Select(file => file.GetProperty("id").GetString()!);

        Assert.Equal(files, listed);
    }

    [Fact]
    public async Task An_answer_takes_no_negative_time()
    {
        _clock.Move(TimeSpan.FromDays(-1));
        using var response = await Http.GetAsync("/v1/models", Token);

        Assert.InRange(int.Parse(response.Headers.GetValues("openai-processing-ms").Single(), System.Globalization.CultureInfo.InvariantCulture), 0, 60_000);
    }

    [Fact]
    public void A_process_is_known_again_after_the_clock_was_set()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux counts the start of processes from the clock of the moment; nothing to test here.");
        using var process = Process.GetCurrentProcess();
        var before = ProcessIdentity.Of(process) with { Started = process.StartTime.AddHours(-3) };

        Assert.True(before.MayBeAlive);
        Assert.False((before with { Birth = before.Birth + "0" }).MayBeAlive);
        Assert.False((before with { Birth = null }).MayBeAlive);
    }
}
