using System.Collections.Concurrent;
using System.Text.Json;

namespace FineTune.Server.Tests.Faults;

/// <summary>What clients were told, and what they asked for without being told how it ended. A service that was killed is held against it.</summary>
internal sealed class KillLedger
{
    private readonly ConcurrentDictionary<string, string> _attempts = new();
    private readonly ConcurrentDictionary<string, string> _files = new();
    private readonly ConcurrentDictionary<string, bool> _deleted = new();
    private readonly ConcurrentDictionary<string, bool> _unsure = new();
    private readonly ConcurrentDictionary<string, string> _jobs = new();
    private readonly ConcurrentDictionary<string, string[]> _events = new();
    private readonly ConcurrentDictionary<string, string> _models = new();
    private int _attempt;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public IReadOnlyCollection<string> Jobs => [.. _jobs.Keys];

    public int Files => _files.Count;

    public int Attempts => _attempt;

    public string Attempt() => $"attempt-{Interlocked.Increment(ref _attempt)}";

    /// <summary>A file of this name was begun to be sent.</summary>
    public void Sending(string name, string content) => _attempts[name] = content;

    public void Stored(string file, string name) => _files[file] = name;

    public void Deleting(string file) => _unsure[file] = true;

    public void Deleted(string file) => _deleted[file] = true;

    public void Created(string job, string attempt) => _jobs[job] = attempt;

    public void Succeeded(string job, string model) => _models[job] = model;

    /// <summary>Oldest first.</summary>
    public void Seen(string job, string[] events) => _events[job] = events;

    public string? AnyFile(Random random) => _files.Keys.Where(file => !_unsure.ContainsKey(file)).Order(StringComparer.Ordinal).ToArray() is { Length: > 0 } kept ? kept[random.Next(kept.Length)] : null;

    /// <summary>Holds everything against the service.</summary>
    public async Task RequireAsync(HttpClient http)
    {
        await RequireFilesAsync(http);
        await RequireJobsAsync(http);
    }

    /// <summary>Uploads are whole or absent; acknowledged ones are there, acknowledged deletions stay.</summary>
    private async Task RequireFilesAsync(HttpClient http)
    {
        var listed = (await http.JsonAsync("/v1/files?purpose=user_data")).GetProperty("data").EnumerateArray().ToDictionary(file => file.GetProperty("id").GetString()!);
        foreach (var file in _files.Keys.Where(file => !_unsure.ContainsKey(file)))
            Assert.True(listed.ContainsKey(file), $"{file} was acknowledged and is gone");
        foreach (var file in _deleted.Keys)
            Assert.False(listed.ContainsKey(file), $"{file} was deleted and is there");
        foreach (var (id, file) in listed)
        {
            var name = file.GetProperty("filename").GetString()!;
            Assert.Equal(_attempts[name].Length, file.GetProperty("bytes").GetInt64());
            Assert.True(_attempts[name] == await http.GetStringAsync($"/v1/files/{id}/content", Token), $"{id} is not what was sent");
            Assert.True(_files.TryAdd(id, name) || _files[id] == name);
        }
    }

    /// <summary>Every acknowledged job is there, one for each request; what was told of it stays told, in its order.</summary>
    private async Task RequireJobsAsync(HttpClient http)
    {
        var listed = (await http.JsonAsync("/v1/fine_tuning/jobs?limit=1000")).GetProperty("data").EnumerateArray().ToDictionary(job => job.GetProperty("id").GetString()!);
        foreach (var job in _jobs.Keys)
            Assert.True(listed.ContainsKey(job), $"{job} was acknowledged and is gone");
        foreach (var (id, job) in listed)
            _jobs[id] = job.GetProperty("metadata").GetProperty("attempt").GetString()!;
        Assert.Equal(_jobs.Count, _jobs.Values.Distinct().Count());
        foreach (var (job, model) in _models)
            Assert.Equal(model, listed[job].GetProperty("fine_tuned_model").GetString());
        foreach (var (job, events) in _events)
            Assert.Equal(events, (await EventsAsync(http, job)).Take(events.Length));
    }

    public static async Task<string[]> EventsAsync(HttpClient http, string job) =>
        [.. (await http.JsonAsync($"/v1/fine_tuning/jobs/{job}/events?limit=1000")).GetProperty("data").EnumerateArray().Select(Identity).Reverse()];

    private static string Identity(JsonElement happened) => $"{happened.GetProperty("id")} {happened.GetProperty("message")}";
}
