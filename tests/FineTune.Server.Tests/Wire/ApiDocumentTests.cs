using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FineTune.Server.Tests.Wire;

/// <summary>/openapi.json tells what the routes really do.</summary>
public sealed class ApiDocumentTests : ServerTest
{
    [Fact]
    public async Task Every_route_has_a_tag_a_summary_the_key_and_the_error()
    {
        var document = await Http.JsonAsync("/openapi.json");

        Assert.Equal("bearer", document.GetProperty("components").GetProperty("securitySchemes").GetProperty("key").GetProperty("scheme").GetString());
        foreach (var (path, method, operation) in Operations(document))
        {
            var name = $"{method} {path}";
            Assert.True(operation.GetProperty("summary").GetString()!.EndsWith('.'), name);
            Assert.True(operation.GetProperty("tags").GetArrayLength() == 1, name);
            Assert.True(path == "/health" || operation.GetProperty("security").GetArrayLength() == 1, name);
            Assert.True(path == "/health" || SchemaOf(operation.GetProperty("responses").GetProperty("4XX"), "application/json") == "#/components/schemas/ErrorEnvelope", name);
        }
    }

    [Fact]
    public async Task Lists_tell_what_they_read_from_the_query()
    {
        var document = await Http.JsonAsync("/openapi.json");

        string[] Query(string path) => [.. document.GetProperty("paths").GetProperty(path).GetProperty("get").GetProperty("parameters").EnumerateArray()
            .Where(parameter => parameter.GetProperty("in").GetString() == "query").Select(parameter => parameter.GetProperty("name").GetString()!)];
        Assert.Equal(["limit", "after", "order", "purpose"], Query("/v1/files"));
        Assert.Equal(["limit", "after", "order", "metadata[KEY]"], Query("/v1/fine_tuning/jobs"));
        Assert.Equal(["limit", "after", "order"], Query("/v1/fine_tuning/jobs/{id}/events"));
    }

    [Fact]
    public async Task Forms_have_a_file()
    {
        var document = await Http.JsonAsync("/openapi.json");

        foreach (var (path, member) in new[] { ("/v1/files", "file"), ("/v1/uploads/{id}/parts", "data") })
        {
            var body = document.GetProperty("paths").GetProperty(path).GetProperty("post").GetProperty("requestBody");
            Assert.Equal("binary", Schema(document, SchemaOf(body, "multipart/form-data")!).GetProperty("properties").GetProperty(member).GetProperty("format").GetString());
        }
    }

    /// <summary>Each in its turn, a member that is documented is sent with a value of a wrong type: a route that reads it refuses it by name.</summary>
    [Theory]
    [InlineData("/v1/fine_tuning/jobs", """{"model":"tiny","training_file":"file-1"}""")]
    [InlineData("/v1/chat/completions", """{"model":"tiny","messages":[{"role":"user","content":"x"}]}""")]
    [InlineData("/v1/responses", """{"model":"tiny","input":"x"}""")]
    [InlineData("/v1/uploads", """{"filename":"a","purpose":"fine-tune","bytes":1,"mime_type":"text/jsonl"}""")]
    public async Task Every_member_of_a_body_that_is_told_is_read(string path, string body)
    {
        var document = await Http.JsonAsync("/openapi.json");
        var operation = document.GetProperty("paths").GetProperty(path).GetProperty("post");
        var schema = Schema(document, SchemaOf(operation.GetProperty("requestBody"), "application/json")!);

        foreach (var member in schema.GetProperty("properties").EnumerateObject())
        {
            var request = JsonNode.Parse(body)!.AsObject();
            request[member.Name] = member.Value.TryGetProperty("type", out var type) && type.ToString().Contains("object", StringComparison.Ordinal) ? "no object" : new JsonObject();
            using var response = await Http.PostAsync(path, new StringContent(request.ToJsonString(), Encoding.UTF8, "application/json"), Token);

            Assert.True(response.StatusCode == HttpStatusCode.BadRequest, $"{member.Name}: {response.StatusCode}");
            Assert.StartsWith(member.Name, (await response.ErrorAsync()).Param, StringComparison.Ordinal);
        }

        Assert.All(schema.GetProperty("required").EnumerateArray(), name => Assert.True(JsonNode.Parse(body)!.AsObject().ContainsKey(name.GetString()!)));
    }

    [Fact]
    public async Task Numbers_are_numbers_and_the_older_auto_is_told() =>
        Assert.Equal(
            """{"anyOf":[{"type":"number"},{"enum":["auto"],"type":"string"}],"description":"1 to 50."}""",
            JsonSerializer.Serialize(Schema(await Http.JsonAsync("/openapi.json"), "#/components/schemas/JobBody")
                .GetProperty("properties").GetProperty("hyperparameters").GetProperty("properties").GetProperty("n_epochs")));

    private static IEnumerable<(string Path, string Method, JsonElement Operation)> Operations(JsonElement document) =>
        from path in document.GetProperty("paths").EnumerateObject()
        from operation in path.Value.EnumerateObject()
        select (path.Name, operation.Name, operation.Value);

    private static string? SchemaOf(JsonElement body, string mediaType) =>
        body.GetProperty("content").GetProperty(mediaType).GetProperty("schema").GetProperty("$ref").GetString();

    private static JsonElement Schema(JsonElement document, string reference) =>
        document.GetProperty("components").GetProperty("schemas").GetProperty(reference.Split('/')[^1]);
}
