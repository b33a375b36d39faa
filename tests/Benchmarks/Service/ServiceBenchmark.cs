using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using FineTune.Server;

namespace FineTune.Benchmarks;

/// <summary>The service under load, as its clients see it.</summary>
internal static class ServiceBenchmark
{
    private const int Connections = 64;
    private const int Events = 10_000;
    private const int Jobs = 100;
    private const string JobId = "ftjob-benchmark";
    private static readonly TimeSpan LoadTime = TimeSpan.FromSeconds(10);

    /// <param name="polling">How long memory is watched.</param>
    public static async Task<int> RunAsync(TimeSpan polling)
    {
        var folder = Directory.CreateTempSubdirectory("finetune-benchmark-").FullName;
        try
        {
            AddJob(folder);
            await using var service = await ServiceProcess.StartAsync(folder);
            await MeasureAsync(service, polling);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
        return 0;
    }

    private static async Task MeasureAsync(ServiceProcess service, TimeSpan polling)
    {
        var http = service.Http;
        var (job, events) = ($"/v1/fine_tuning/jobs/{JobId}", $"/v1/fine_tuning/jobs/{JobId}/events");
        await Load.RunAsync(http, job, Connections, TimeSpan.FromSeconds(3)); // Until the code is compiled.
        Tell($"retrieve, {Connections} connections", await Load.RunAsync(http, job, Connections, LoadTime));
        Tell($"events, {Connections} connections", await Load.RunAsync(http, events, Connections, LoadTime));
        Tell($"200 events, {Connections} connections", await Load.RunAsync(http, $"{events}?limit=200", Connections, LoadTime));

        var clock = Stopwatch.StartNew();
        var ids = await PageAsync(http, events);
        Report.Line($"{Events} events in pages of 100", clock.Elapsed.TotalMilliseconds, "ms");
        Report.Line("events that came twice or not", Events - ids.Distinct().Count() + Math.Abs(ids.Count - Events), "");

        await MeasureQueueAsync(http);
        var (first, rate) = await ChatLoad.MeasureAsync(http);
        Report.Line("chat, first token", first, "ms");
        Report.Line("chat, streamed", rate, "tokens/s");

        var memory = await Polling.RunAsync(service, [job, events, "/v1/fine_tuning/jobs", "/v1/files", "/v1/models", "/health"], polling);
        Report.Line($"polled for {polling.TotalMinutes:0.#} minutes", memory.Requests, "requests");
        Report.Line("memory after the first quarter", memory.FirstMegabytes, "MB");
        Report.Line("memory at the end", memory.LastMegabytes, "MB");
        Report.Line("growth per 1,000 requests", memory.KilobytesPerThousandRequests, "kB");
    }

    private static async Task MeasureQueueAsync(HttpClient http)
    {
        var rows = string.Concat(Enumerable.Range(0, 10).Select(row => $$"""{"messages":[{"role":"user","content":"{{row}}"},{"role":"assistant","content":"{{row}}"}]}""" + "\n"));
        using var form = new MultipartFormDataContent { { new StringContent(rows), "file", "rows.jsonl" }, { new StringContent("fine-tune"), "purpose" } };
        var file = await IdAsync(await http.PostAsync("/v1/files", form));

        var clock = Stopwatch.StartNew();
        var jobs = new List<string>();
        for (var i = 0; i < Jobs; i++)
            jobs.Add(await IdAsync(await http.PostAsJsonAsync("/v1/fine_tuning/jobs", new { model = "seedling", training_file = file })));
        Report.Line($"{Jobs} jobs made", clock.Elapsed.TotalMilliseconds, "ms");
        while (await StatusAsync(http, jobs[^1]) != "queued")
            await Task.Delay(10);
        Report.Line("the last of them validated after", clock.Elapsed.TotalMilliseconds, "ms");
        Tell($"list of {Jobs} queued jobs", await Load.RunAsync(http, $"/v1/fine_tuning/jobs?limit={Jobs}", 8, TimeSpan.FromSeconds(5)));
        clock.Restart();
        foreach (var job in jobs)
            (await http.PostAsync($"/v1/fine_tuning/jobs/{job}/cancel", content: null)).EnsureSuccessStatusCode();
        Report.Line($"{Jobs} jobs cancelled", clock.Elapsed.TotalMilliseconds, "ms");
    }

    private static async Task<string> IdAsync(HttpResponseMessage response) =>
        (await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;

    private static async Task<string> StatusAsync(HttpClient http, string job) =>
        (await http.GetFromJsonAsync<JsonElement>($"/v1/fine_tuning/jobs/{job}")).GetProperty("status").GetString()!;

    private static async Task<List<string>> PageAsync(HttpClient http, string events)
    {
        var ids = new List<string>();
        for (var (more, after) = (true, ""); more;)
        {
            var page = await http.GetFromJsonAsync<JsonElement>($"{events}?limit=100{after}");
            ids.AddRange(page.GetProperty("data").EnumerateArray().Select(row => row.GetProperty("id").GetString()!));
            more = page.GetProperty("has_more").GetBoolean();
            after = $"&after={ids[^1]}";
        }
        return ids;
    }

    private static void Tell(string what, LoadResult load)
    {
        Report.Line(what, load.PerSecond, "requests/s");
        Report.Line("  median", load.MedianMilliseconds, "ms");
        Report.Line("  p99", load.P99Milliseconds, "ms");
    }

    /// <summary>A finished job with many events; no run tells of so many, so they are written to the database.</summary>
    private static void AddJob(string folder)
    {
        using var database = new Database(new DataFolder(ServiceProcess.Options(folder)));
        var events = new JobEvents(TimeProvider.System);
        new JobStore(database).Add(
            new StoredJob
            {
                Id = JobId,
                Status = Server.JobStatus.Cancelled,
                CreatedAt = DateTimeOffset.UtcNow.ToUnixTimeSeconds(),
                Model = "seedling",
                BaseModel = "seedling",
                TrainingFile = "file-benchmark",
                Seed = 1,
                Requested = new Hyperparameters(),
            },
            [.. Enumerable.Range(1, Events).Select(step => events.Step(new EventMetrics { Step = step, TotalSteps = Events, TrainLoss = 1.0 / step }))]);
    }
}
