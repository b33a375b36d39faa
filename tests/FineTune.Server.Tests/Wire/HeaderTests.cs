using System.Net;

namespace FineTune.Server.Tests.Wire;

public sealed class HeaderTests : ServerTest
{
    [Theory]
    [InlineData("/v1/models")]
    [InlineData("/v1/nowhere")]
    [InlineData("/health")]
    [InlineData("/openapi.json")]
    public async Task Every_answer_has_the_headers_of_the_API_and_those_of_security(string path)
    {
        using var response = await Http.GetAsync(path, Token);

        var headers = response.Headers.Concat(response.Content.Headers).ToDictionary(header => header.Key.ToLowerInvariant(), header => string.Join(",", header.Value));
        Assert.Matches("^req_[0-9a-f]{32}$", headers["x-request-id"]);
        Assert.Equal("2020-10-01", headers["openai-version"]);
        Assert.Matches("^[0-9]+$", headers["openai-processing-ms"]);
        Assert.Equal("nosniff", headers["x-content-type-options"]);
        Assert.Equal("DENY", headers["x-frame-options"]);
        Assert.Equal("no-store", headers["cache-control"]);
        Assert.Equal("default-src 'none'; frame-ancestors 'none'", headers["content-security-policy"]);
        Assert.StartsWith("application/json", headers["content-type"]);
        Assert.False(headers.ContainsKey("server"));
    }

    [Fact]
    public async Task Health_and_the_OpenAPI_document_need_no_key()
    {
        using var none = new HttpClient { BaseAddress = Server.Address };

        var health = await none.JsonAsync("/health");
        var document = await none.JsonAsync("/openapi.json");

        Assert.Equal("ok", health.GetProperty("status").GetString());
        var paths = document.GetProperty("paths").EnumerateObject().Select(path => path.Name).ToArray();
        Assert.Contains("/v1/fine_tuning/jobs/{id}/checkpoints", paths);
        Assert.Contains("/v1/chat/completions", paths);
        Assert.All(paths, path => Assert.True(path == "/health" || path.StartsWith("/v1/", StringComparison.Ordinal), path));
        Assert.Contains("fine_tuned_model", document.GetProperty("components").GetProperty("schemas").GetProperty("JobObject").GetProperty("properties").EnumerateObject().Select(property => property.Name));
    }

    [Fact]
    public async Task Too_many_requests_are_told_when_to_come_back()
    {
        using var folder = new TemporaryFolder();
        await using var server = await TestServer.StartAsync(folder.Path, options => options with { RequestsPerMinute = 3 });

        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 3; i++)
            statuses.Add((await server.Http.GetAsync("/v1/models", Token)).StatusCode);
        using var refused = await server.Http.GetAsync("/v1/models", Token);

        Assert.All(statuses, status => Assert.Equal(HttpStatusCode.OK, status));
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Equal("rate_limit_exceeded", (await refused.ErrorAsync()).Code);
    }
}
