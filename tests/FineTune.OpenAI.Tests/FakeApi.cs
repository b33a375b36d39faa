using System.Net;
using System.Text;

namespace FineTune.OpenAI.Tests;

/// <summary>Plays a service: for each route a list of answers, of which the last stays. What it was asked is kept.</summary>
internal sealed class FakeApi
{
    public const string Key = "sk-secret-key-of-the-test";
    private readonly Dictionary<string, Queue<Func<string, HttpResponseMessage>>> _answers = [];

    public List<Asked> Requests { get; } = [];

    public InstantTime Time { get; } = new();

    public FineTuneService Connect(ServiceProfile? profile = null) =>
        new(new ServiceWire(profile ?? ServiceProfile.OpenAI, new ServiceKey(Key), Time, new Transport(AnswerAsync)), Time);

    /// <summary><paramref name="route"/> is the method and the path below the base address, without the query.</summary>
    public FakeApi On(string route, params string[] answers)
    {
        foreach (var answer in answers)
            On(route, _ => Answer(200, answer));
        return this;
    }

    /// <summary><paramref name="answer"/> gets the query.</summary>
    public FakeApi On(string route, Func<string, HttpResponseMessage> answer)
    {
        if (!_answers.TryGetValue(route, out var queue))
            _answers[route] = queue = [];
        queue.Enqueue(answer);
        return this;
    }

    public IEnumerable<Asked> To(string route) => Requests.Where(request => request.Route == route);

    public static HttpResponseMessage Answer(int status, string body) =>
        new((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    public static HttpResponseMessage Error(int status, string message, string? code = null, string? param = null) => Answer(status,
        $$$"""{"error":{"message":"{{{message}}}","type":"invalid_request_error","param":{{{Quoted(param)}}},"code":{{{Quoted(code)}}}}}""");

    public static Func<string, HttpResponseMessage> Lost { get; } = _ => throw new HttpRequestException("The response ended prematurely.");

    private async Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var path = request.RequestUri!.AbsolutePath;
        var route = $"{request.Method} {path[(path.IndexOf("/v1/", StringComparison.Ordinal) + 4)..]}";
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        Requests.Add(new Asked(route, request.RequestUri.Query, body, request.Headers.ToString()));
        if (!_answers.TryGetValue(route, out var queue))
            return Error(404, $"Invalid URL ({route})");
        return (queue.Count > 1 ? queue.Dequeue() : queue.Peek())(request.RequestUri.Query);
    }

    private static string Quoted(string? text) => text is null ? "null" : $"\"{text}\"";

    /// <summary>One question to the service.</summary>
    public sealed record Asked(string Route, string Query, string Body, string Headers);
}
