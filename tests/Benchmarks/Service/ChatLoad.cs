using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json;

namespace FineTune.Benchmarks;

/// <summary>Streamed answers, as a client sees them arrive.</summary>
internal static class ChatLoad
{
    private const string Request =
        """{"model":"seedling","stream":true,"stream_options":{"include_usage":true},"temperature":1,"max_tokens":200,"messages":[{"role":"user","content":"Tell me about String."}],"seed":SEED}""";

    /// <summary>Milliseconds to the first token, and tokens a second from there on.</summary>
    public static async Task<(double FirstToken, double TokensPerSecond)> MeasureAsync(HttpClient http)
    {
        var (first, rates) = (new List<double>(), new List<double>());
        for (var i = 0; i < 10; i++)
        {
            var (milliseconds, rate) = await AskAsync(http, i);
            if (i == 0)
                continue; // It loads the model.
            first.Add(milliseconds);
            rates.Add(rate);
        }
        return (Report.Median(first), Report.Median(rates));
    }

    private static async Task<(double FirstToken, double TokensPerSecond)> AskAsync(HttpClient http, int seed)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/chat/completions")
        {
            Content = new StringContent(Request.Replace("SEED", $"{seed}", StringComparison.Ordinal), new MediaTypeHeaderValue("application/json")),
        };
        var clock = Stopwatch.StartNew();
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        response.EnsureSuccessStatusCode();
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        TimeSpan? first = null;
        while (await reader.ReadLineAsync() is { } line && line != "data: [DONE]")
        {
            if (line.Length == 0)
                continue;
            using var chunk = JsonDocument.Parse(line["data: ".Length..]);
            if (chunk.RootElement.GetProperty("usage") is { ValueKind: JsonValueKind.Object } usage)
                return (first!.Value.TotalMilliseconds, usage.GetProperty("completion_tokens").GetInt32() / (clock.Elapsed - first.Value).TotalSeconds);
            if (chunk.RootElement.GetProperty("choices")[0].GetProperty("delta").TryGetProperty("content", out var text) && text.GetString()!.Length > 0)
                first ??= clock.Elapsed;
        }
        throw new InvalidOperationException("The stream ended without usage.");
    }
}
