using System.Diagnostics;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace FineTune.Server.Tests;

/// <summary>What tests do with a server over plain HTTP.</summary>
internal static class ServerCalls
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>As many rows of a chat data set.</summary>
    public static string Rows(int count, string answer = "Blue") => string.Concat(Enumerable.Range(1, count).Select(row =>
        $$"""{"messages":[{"role":"user","content":"Question {{row}}"},{"role":"assistant","content":"{{answer}} {{row}}"}]}""" + "\n"));

    public static async Task<JsonElement> JsonAsync(this HttpClient http, string path) => await JsonAsync(await http.GetAsync(path, Token));

    public static async Task<JsonElement> PostAsync(this HttpClient http, string path, string json = "{}") => await JsonAsync(await http.SendJsonAsync(path, json));

    public static Task<HttpResponseMessage> SendJsonAsync(this HttpClient http, string path, string json) =>
        http.PostAsync(path, new StringContent(json, Encoding.UTF8, "application/json"), Token);

    public static async Task<JsonElement> JsonAsync(HttpResponseMessage response) => await response.Content.ReadFromJsonAsync<JsonElement>(Token);

    public static async Task<string> UploadAsync(this HttpClient http, string content, string purpose = "fine-tune", string name = "data.jsonl") =>
        (await JsonAsync(await http.SendFileAsync(content, purpose, name))).GetProperty("id").GetString()!;

    public static async Task<HttpResponseMessage> SendFileAsync(this HttpClient http, string content, string? purpose, string name = "data.jsonl")
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes(content)), "file", name } };
        if (purpose is not null)
            form.Add(new StringContent(purpose), "purpose");
        return await http.PostAsync("/v1/files", form, Token);
    }

    /// <summary>A job on ten rows, ten epochs and one row a step: a hundred steps. The suffix tells the fake training what to do.</summary>
    public static async Task<string> CreateJobAsync(this HttpClient http, string suffix = "plain", string more = "")
    {
        var file = await http.UploadAsync(Rows(10));
        var job = await http.PostAsync("/v1/fine_tuning/jobs", $$"""{"model":"{{TestServer.BaseModel}}","training_file":"{{file}}","suffix":"{{suffix}}"{{more}}}""");
        return job.GetProperty("id").GetString()!;
    }

    public static Task<JsonElement> WaitForAsync(this HttpClient http, string job, string status) =>
        http.WaitAsync($"/v1/fine_tuning/jobs/{job}", body => body.GetProperty("status").GetString() == status);

    /// <summary>Waits until the job has ended, however it did.</summary>
    public static Task<JsonElement> WaitForEndAsync(this HttpClient http, string job) =>
        http.WaitAsync($"/v1/fine_tuning/jobs/{job}", body => body.GetProperty("status").GetString() is "succeeded" or "failed" or "cancelled");

    /// <summary>Waits until the job's training process has come to a step and waits there.</summary>
    public static Task<JsonElement> WaitForStepAsync(this HttpClient http, string job, int step) => http.WaitAsync(
        $"/v1/fine_tuning/jobs/{job}/events?limit=1000",
        body => body.GetProperty("data").EnumerateArray().Any(happened => happened.GetProperty("message").GetString()!.StartsWith($"Step {step}/", StringComparison.Ordinal)));

    public static async Task<JsonElement> WaitAsync(this HttpClient http, string path, Func<JsonElement, bool> until)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            var body = await http.JsonAsync(path);
            if (until(body))
                return body;
            if (watch.Elapsed > Limit)
                throw new TimeoutException($"{path} did not become what was waited for: {body}");
            await Task.Delay(Pause, Token);
        }
    }

    public static async Task UntilAsync(Func<bool> condition)
    {
        var watch = Stopwatch.StartNew();
        while (!condition())
        {
            if (watch.Elapsed > Limit)
                throw new TimeoutException("What was waited for did not come.");
            await Task.Delay(Pause, Token);
        }
    }

    /// <summary>Texts of the job's events, oldest first.</summary>
    public static async Task<string[]> MessagesAsync(this HttpClient http, string job) =>
        [.. (await http.JsonAsync($"/v1/fine_tuning/jobs/{job}/events?limit=1000")).GetProperty("data").EnumerateArray()
            .Select(happened => happened.GetProperty("message").GetString()!).Reverse()];

    /// <summary>Status, message, param and code of an error in the envelope.</summary>
    public static async Task<(int Status, string Message, string? Param, string? Code)> ErrorAsync(this HttpResponseMessage response)
    {
        var error = (await JsonAsync(response)).GetProperty("error");
        return ((int)response.StatusCode, error.GetProperty("message").GetString()!, error.GetProperty("param").GetString(), error.GetProperty("code").GetString());
    }
}
