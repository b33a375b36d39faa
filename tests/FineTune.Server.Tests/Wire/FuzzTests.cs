using System.Globalization;
using System.Text.Json;

namespace FineTune.Server.Tests.Wire;

/// <summary>
/// Whatever comes, the answer is the envelope and no fault of the server. FINETUNE_FUZZ says how many requests to try (1: 100,000); without it
/// 10,000.
/// </summary>
public sealed class FuzzTests : ServerTest
{
    private const int Seed = 20261127;

    private static int Count => int.TryParse(Environment.GetEnvironmentVariable("FINETUNE_FUZZ"), CultureInfo.InvariantCulture, out var count)
        ? count == 1 ? 100_000 : count
        : 10_000;

    [Fact]
    public async Task Malformed_requests_get_the_envelope()
    {
        var fuzz = new RequestFuzz(Seed);
        await Http.UploadAsync(ServerCalls.Rows(10));
        var refused = 0;

        for (var i = 0; i < Count; i++)
        {
            using var request = fuzz.Next();
            var told = $"request {i} of seed {Seed}: {request.Method} {request.RequestUri}";
            using var response = await Http.SendAsync(request, Token);
            var body = await response.Content.ReadAsStringAsync(Token);

            if ((int)response.StatusCode >= 500)
                Assert.Fail($"{told}: {(int)response.StatusCode} {body}\n{Server.Log.Text[^Math.Min(3000, Server.Log.Text.Length)..]}");
            if ((int)response.StatusCode >= 400)
            {
                refused++;
                RequireEnvelope(body, told);
                RequireNoInside(body, told);
            }
        }

        Assert.True(refused > Count / 2, $"only {refused} of {Count} were refused");
        RequireNothingLeft();
        Assert.Equal("ok", (await Http.JsonAsync("/health")).GetProperty("status").GetString());
    }

    /// <summary>No path of the machine, no key, no line of a stack.</summary>
    private void RequireNoInside(string body, string told)
    {
        foreach (var inside in (string[])[Folder, TestServer.Key, "Exception", "   at FineTune", ".cs:line"])
            Assert.False(body.Contains(inside, StringComparison.Ordinal), $"{told}: '{inside}' is told: {body}");
    }

    /// <summary>Requests that were refused leave no file behind.</summary>
    private void RequireNothingLeft()
    {
        var known = Server.Get<Database>().Read(connection => connection.Query("SELECT id FROM files", row => row.GetString(0))).ToHashSet();
        var parts = Server.Get<Database>().Read(connection => connection.Query("SELECT id FROM upload_parts", row => row.GetString(0))).ToHashSet();
        Assert.All(Directory.EnumerateFiles(Path.Combine(Folder, "files")), path => Assert.Contains(Path.GetFileName(path), known));
        Assert.All(Directory.EnumerateFiles(Path.Combine(Folder, "uploads"), "*", SearchOption.AllDirectories), path => Assert.Contains(Path.GetFileName(path), parts));
    }

    private static void RequireEnvelope(string body, string told)
    {
        try
        {
            var error = JsonDocument.Parse(body).RootElement.GetProperty("error");
            Assert.Equal(["message", "type", "param", "code"], error.EnumerateObject().Select(member => member.Name));
            Assert.NotEmpty(error.GetProperty("message").GetString()!);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException)
        {
            Assert.Fail($"{told}: not the envelope: {body}");
        }
    }
}
