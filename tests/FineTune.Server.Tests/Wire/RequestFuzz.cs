using System.Net.Http.Headers;
using System.Text;

namespace FineTune.Server.Tests.Wire;

/// <summary>Requests as they should not be. The same seed gives the same requests.</summary>
internal sealed class RequestFuzz(int seed)
{
    private static readonly string[] Methods = ["GET", "POST", "DELETE", "PUT", "PATCH", "OPTIONS"];

    private static readonly string[] Paths =
    [
        "files", "files/ID", "files/ID/content", "uploads", "uploads/ID/parts", "uploads/ID/complete", "uploads/ID/cancel", "fine_tuning/jobs",
        "fine_tuning/jobs/ID", "fine_tuning/jobs/ID/cancel", "fine_tuning/jobs/ID/pause", "fine_tuning/jobs/ID/resume", "fine_tuning/jobs/ID/events",
        "fine_tuning/jobs/ID/checkpoints", "fine_tuning/checkpoints/ID/permissions", "models", "models/ID", "chat/completions", "responses", "fine_tuning/alpha/graders/run", "ID", "",
    ];

    /// <summary>Not %00: the web server itself refuses it, before any route.</summary>
    private static readonly string[] Ids =
    [
        "x", "..%2F..%2Fx", "file-%F0%9F%98%80", "ft:a:b:c:d", "ft%3Aa", "%25", "a%0d%0ab", "-1", "%ff", "con", new('x', 2000), "'; DROP TABLE files; --",
    ];

    private static readonly string[] Queries =
    [
        "", "", "?limit=0", "?limit=99999999999999999999", "?limit=", "?after=x", "?order=sideways", "?purpose=%00", "?metadata[a]=b", "?metadata[%22]=%22", "?after=a&after=b", "?&&&=",
    ];

    private static readonly string[] Values =
    [
        "null", "{}", "[]", "7", "-1", "1e999", "1.5", "\"\"", "\"\\ud800\"", "true", "\"auto\"", "\"seedling\"", "{\"a\":1,\"a\":2}", "[[[[]]]]", "\"\\u0000\"", "[null]", "{\"\\ud800\":1}", "{", "}", "", "nul",
    ];

    private static readonly string[] Members =
    [
        "model", "training_file", "validation_file", "suffix", "seed", "metadata", "integrations", "method", "hyperparameters", "messages", "stop", "stream", "stream_options",
        "temperature", "top_p", "n", "logprobs", "top_logprobs", "max_tokens", "part_ids", "bytes", "filename", "purpose", "mime_type", "expires_after", "input", "instructions", "max_output_tokens", "background", "type", "role", "content", "\\ud800",
    ];

    private static readonly string[] Types =
    [
        "application/json", "application/json; charset=utf-16", "text/plain", "multipart/form-data; boundary=b", "multipart/form-data", "multipart/form-data; boundary=\"\"", "x", "application/x-www-form-urlencoded",
    ];

    private readonly Random _random = new(seed);

    public HttpRequestMessage Next()
    {
        var path = Pick(Paths).Replace("ID", Pick(Ids), StringComparison.Ordinal);
        var request = new HttpRequestMessage(new HttpMethod(Pick(Methods)), $"{(_random.Next(3) == 0 ? "" : "/v1")}/{path}{Pick(Queries)}");
        if (_random.Next(5) > 0)
        {
            request.Content = new ByteArrayContent(_random.Next(4) == 0 ? Form() : Json());
            request.Content.Headers.TryAddWithoutValidation("Content-Type", _random.Next(3) == 0 ? Pick(Types) : "application/json");
        }
        if (request.Content?.Headers.ContentType?.MediaType == "application/json" && _random.Next(8) == 0)
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=b");
        return request;
    }

    private byte[] Json() => _random.Next(6) switch
    {
        0 => Noise(),
        1 => Bytes(Pick(Values)),
        2 => Bytes($$"""{"model":"seedling","training_file":{{Pick(Values)}},"{{Pick(Members)}}":{{Pick(Values)}}}"""),
        3 => Bytes($$"""{"model":"seedling","messages":[{"role":"user","content":{{Pick(Values)}}}],"{{Pick(Members)}}":{{Pick(Values)}}}"""),
        4 => Bytes("""{"method":{"type":"supervised","supervised":{"hyperparameters":{"n_epochs":VALUE}}},"model":"seedling","training_file":"x"}""".Replace("VALUE", Pick(Values), StringComparison.Ordinal)),
        _ => Bytes($$"""{"{{Pick(Members)}}":{{Pick(Values)}},"{{Pick(Members)}}":{{Pick(Values)}}}"""),
    };

    private byte[] Form()
    {
        var text = new StringBuilder();
        for (var parts = _random.Next(4); parts > 0; parts--)
            text.Append($"--b\r\nContent-Disposition: form-data; name=\"{(_random.Next(2) == 0 ? "file" : Pick(Members))}\"; filename=\"{Pick(Ids)}\"\r\n\r\n{Pick(Values)}\r\n");
        if (_random.Next(3) > 0)
            text.Append("--b--\r\n");
        return Bytes(text.ToString());
    }

    private byte[] Noise()
    {
        var noise = new byte[_random.Next(200)];
        _random.NextBytes(noise);
        return noise;
    }

    private string Pick(string[] from) => from[_random.Next(from.Length)];

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
