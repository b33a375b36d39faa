using System.Text.Json;

namespace FineTune.Server.Tests.Faults;

/// <summary>Clients that work until their service is gone, and write down what they were told.</summary>
internal sealed class KillClients(HttpClient http, KillLedger ledger, int seed)
{
    private const int MostJobs = 40;
    private const int LargestFile = 1 << 20;
    private int _uploading;
    private int _creating;

    public bool IsUploading => Volatile.Read(ref _uploading) > 0;

    public bool IsCreating => Volatile.Read(ref _creating) > 0;

    public Task RunAsync() => Task.WhenAll(
        UntilGoneAsync(UploadAsync), UntilGoneAsync(UploadInPartsAsync), UntilGoneAsync(CreateAsync), UntilGoneAsync(DeleteAsync), UntilGoneAsync(WatchAsync));

    private async Task UntilGoneAsync(Func<Random, Task> work)
    {
        var random = new Random(HashCode.Combine(seed, work.Method.Name.Length));
        try
        {
            while (true)
            {
                await http.JsonAsync("/health"); // There may be nothing to do that would find it gone.
                await work(random);
            }
        }
        catch (Exception gone) when (gone is HttpRequestException or HttpIOException)
        {
            // What was killed tells nothing more.
        }
    }

    private async Task UploadAsync(Random random)
    {
        var (name, content) = Next(random);
        Interlocked.Increment(ref _uploading);
        ledger.Stored(await http.UploadAsync(content, "user_data", name), name);
        Interlocked.Decrement(ref _uploading);
    }

    private async Task UploadInPartsAsync(Random random)
    {
        var (name, content) = Next(random);
        var upload = await IdAsync("/v1/uploads", $$"""{"filename":"{{name}}","purpose":"user_data","mime_type":"text/plain","bytes":{{content.Length}}}""");
        var parts = new List<string>();
        foreach (var part in content.Chunk(LargestFile / 3))
        {
            using var form = new MultipartFormDataContent { { new StringContent(new string(part)), "data", "part" } };
            parts.Add((await ServerCalls.JsonAsync(await http.PostAsync($"/v1/uploads/{upload}/parts", form))).GetProperty("id").GetString()!);
        }
        var completed = await http.PostAsync($"/v1/uploads/{upload}/complete", $$"""{"part_ids":{{JsonSerializer.Serialize(parts)}}}""");
        ledger.Stored(completed.GetProperty("file").GetProperty("id").GetString()!, name);
    }

    private async Task CreateAsync(Random random)
    {
        if (ledger.Jobs.Count >= MostJobs)
        {
            await Task.Delay(random.Next(50), TestContext.Current.CancellationToken);
            return;
        }
        var attempt = ledger.Attempt();
        var file = await http.UploadAsync(ServerCalls.Rows(10));
        Interlocked.Increment(ref _creating);
        ledger.Created(await IdAsync("/v1/fine_tuning/jobs",
            $$$"""{"model":"seedling","training_file":"{{{file}}}","suffix":"slow","seed":1,"metadata":{"attempt":"{{{attempt}}}"}}"""), attempt);
        Interlocked.Decrement(ref _creating);
        await Task.Delay(random.Next(100), TestContext.Current.CancellationToken);
    }

    private async Task DeleteAsync(Random random)
    {
        await Task.Delay(random.Next(100), TestContext.Current.CancellationToken);
        if (ledger.AnyFile(random) is not { } file)
            return;
        ledger.Deleting(file);
        (await http.DeleteAsync($"/v1/files/{file}")).EnsureSuccessStatusCode();
        ledger.Deleted(file);
    }

    private async Task WatchAsync(Random random)
    {
        await Task.Delay(random.Next(20), TestContext.Current.CancellationToken);
        string[] jobs = [.. ledger.Jobs];
        if (jobs.Length == 0)
            return;
        var id = jobs[random.Next(jobs.Length)];
        ledger.Seen(id, await KillLedger.EventsAsync(http, id));
        if ((await http.JsonAsync($"/v1/fine_tuning/jobs/{id}")).GetProperty("fine_tuned_model").GetString() is { } model)
            ledger.Succeeded(id, model);
    }

    private (string Name, string Content) Next(Random random)
    {
        var (name, content) = (ledger.Attempt(), new string((char)random.Next('a', 'z' + 1), random.Next(1, LargestFile)));
        ledger.Sending(name, content);
        return (name, content);
    }

    private async Task<string> IdAsync(string path, string json) => (await http.PostAsync(path, json)).GetProperty("id").GetString()!;
}
