using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace FineTune.Server.Tests.Wire;

/// <summary>Faults in the words of the real API (recordings of openai-dotnet's tests), which programs match.</summary>
public sealed class ErrorTests : ServerTest
{
    [Theory]
    [InlineData("GET", "/v1/files/fake_id", 404, "No such File object: fake_id", "id", null)]
    [InlineData("DELETE", "/v1/files/fake_id", 404, "No such File object: fake_id", "id", null)]
    [InlineData("GET", "/files/fake_id/content", 404, "No such File object: fake_id", "id", null)]
    [InlineData("GET", "/v1/models/fake_id", 404, "The model 'fake_id' does not exist", "model", "model_not_found")]
    [InlineData("DELETE", "/v1/models/ft%3Afake%3A%3Aid", 404, "The model 'ft:fake::id' does not exist", "model", "model_not_found")]
    [InlineData("GET", "/v1/fine_tuning/jobs/ftjob-x", 404, "Could not find fine tune: ftjob-x", "fine_tune_id", "fine_tune_not_found")]
    [InlineData("POST", "/v1/fine_tuning/jobs/ftjob-x/cancel", 404, "Could not find fine tune: ftjob-x", "fine_tune_id", "fine_tune_not_found")]
    [InlineData("POST", "/v1/fine_tuning/jobs/ftjob-x/pause", 404, "Could not find fine tune: ftjob-x", "fine_tune_id", "fine_tune_not_found")]
    [InlineData("POST", "/v1/fine_tuning/jobs/ftjob-x/resume", 404, "Could not find fine tune: ftjob-x", "fine_tune_id", "fine_tune_not_found")]
    [InlineData("GET", "/v1/fine_tuning/jobs/ftjob-x/events", 404, "Could not find fine tune: ftjob-x", "fine_tune_id", "fine_tune_not_found")]
    [InlineData("GET", "/v1/x", 404, "Invalid URL (GET /v1/x)", null, "unknown_url")]
    [InlineData("POST", "/x", 404, "Invalid URL (POST /x)", null, "unknown_url")]
    [InlineData("PUT", "/v1/files", 405, "Not allowed to PUT on /v1/files (HINT: Perhaps you meant to make a GET or POST request?)", null, "method_not_supported")]
    [InlineData("GET", "/v1/files?limit=0", 400, "0 is less than the minimum of 1 - 'limit'", "limit", null)]
    [InlineData("GET", "/v1/files?limit=10001", 400, "10001 is greater than the maximum of 10000 - 'limit'", "limit", null)]
    [InlineData("GET", "/v1/files?limit=ten", 400, "'ten' is not of type 'integer' - 'limit'", "limit", null)]
    [InlineData("GET", "/v1/files?order=up", 400, "'up' is not one of ['asc', 'desc'] - 'order'", "order", null)]
    [InlineData("POST", "/v1/fine_tuning/alpha/graders/run", 400, "Graders are not available in this service; it has the method 'supervised' only.", "grader", "method_not_available")]
    [InlineData("GET", "/v1/fine_tuning/checkpoints/ft%3Aa%3Ab%3A%3Ac/permissions", 403, "Checkpoints are shared with projects, and this service has none: whoever has its key can use every checkpoint.", null, null)]
    [InlineData("DELETE", "/v1/fine_tuning/checkpoints/ft:a/permissions/cp_1", 403, "Checkpoints are shared with projects, and this service has none: whoever has its key can use every checkpoint.", null, null)]
    [InlineData("DELETE", "/v1/models/seedling", 403, "The model 'seedling' is a base model and cannot be deleted; only fine-tuned models can.", "model", null)]
    public async Task Requests_without_a_body(string method, string path, int status, string message, string? param, string? code)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);

        var error = await (await Http.SendAsync(request, Token)).ErrorAsync();

        Assert.Equal((status, message, param, code), error);
    }

    [Theory]
    [InlineData("{}", "'model' is a required property", "model", null)]
    [InlineData("""{"model":"seedling"}""", "'training_file' is a required property", "training_file", null)]
    [InlineData("""{"model":"gpt-nonexistent","training_file":"FILE"}""", "Model gpt-nonexistent is not available for fine-tuning or does not exist.", null, "model_not_available")]
    [InlineData("""{"model":"../../etc","training_file":"FILE"}""", "Model ../../etc is not available for fine-tuning or does not exist.", null, "model_not_available")]
    [InlineData("""{"model":"seedling","training_file":"file-x"}""", "invalid training_file: file-x", "training_file", null)]
    [InlineData("""{"model":"seedling","training_file":"FILE","validation_file":"file-x"}""", "invalid validation_file: file-x", "validation_file", null)]
    [InlineData("""{"\ud800":1,"model":"seedling","training_file":"FILE"}""", "The text has half of a surrogate pair and so is no Unicode - ''", null, null)]
    [InlineData("""{"model":7,"training_file":"FILE"}""", "7 is not of type 'string' - 'model'", "model", null)]
    [InlineData("""{"model":"seedling","training_file":"FILE","suffix":""}""", "'' is too short - 'suffix'", "suffix", null)]
    [InlineData("""{"model":"seedling","training_file":"FILE","seed":-1}""", "-1 is less than the minimum of 0 - 'seed'", "seed", null)]
    [InlineData("""{"model":"seedling","training_file":"FILE","seed":1.5}""", "1.5 is not of type 'integer' - 'seed'", "seed", null)]
    [InlineData("""{"model":"seedling","training_file":"FILE","hyperparameters":{"n_epochs":51}}""", "51 is greater than the maximum of 50 - 'hyperparameters.n_epochs'", "hyperparameters.n_epochs", null)]
    [InlineData("""{"model":"seedling","training_file":"FILE","hyperparameters":{"batch_size":"big"}}""", "\"big\" is not of type 'integer' - 'hyperparameters.batch_size'", "hyperparameters.batch_size", null)]
    [InlineData("""{"model":"seedling","training_file":"FILE","method":{"type":"supervised","supervised":{"hyperparameters":{"learning_rate_multiplier":0}}}}""", "0 is less than or equal to the minimum of 0 - 'method.supervised.hyperparameters.learning_rate_multiplier'", "method.supervised.hyperparameters.learning_rate_multiplier", null)]
    [InlineData("""{"model":"seedling","training_file":"FILE","method":{"type":"dpo"}}""", "The method 'dpo' is not available in this service; use 'supervised'.", "method.type", "method_not_available")]
    [InlineData("""{"model":"seedling","training_file":"FILE","method":{"type":"reinforcement"}}""", "The method 'reinforcement' is not available in this service; use 'supervised'.", "method.type", "method_not_available")]
    [InlineData("""{"model":"seedling","training_file":"FILE","method":{"type":"magic"}}""", "'magic' is not one of ['supervised', 'dpo', 'reinforcement'] - 'method.type'", "method.type", null)]
    [InlineData("""{"model":"seedling","training_file":"FILE","metadata":{"a":1}}""", "1 is not of type 'string' - 'metadata.a'", "metadata.a", null)]
    public async Task Jobs_that_cannot_be(string json, string message, string? param, string? code)
    {
        var file = await Http.UploadAsync(ServerCalls.Rows(10));

        var error = await (await Http.SendJsonAsync("/v1/fine_tuning/jobs", json.Replace("FILE", file, StringComparison.Ordinal))).ErrorAsync();

        Assert.Equal((400, message, param, code), error);
        Assert.Equal(0, (await Http.JsonAsync("/v1/fine_tuning/jobs")).GetProperty("data").GetArrayLength());
    }

    [Theory]
    [InlineData("""{"model":"nobody","messages":[{"role":"user","content":"a"}]}""", 404, "The model `nobody` does not exist or you do not have access to it.", null, "model_not_found")]
    [InlineData("""{"model":"seedling"}""", 400, "'messages' is a required property", "messages", null)]
    [InlineData("""{"model":"seedling","messages":[]}""", 400, "[] is too short - 'messages'", "messages", null)]
    [InlineData("""{"model":"seedling","messages":[{"role":"tool","content":"a"}]}""", 400, "'tool' is not one of ['system', 'developer', 'user', 'assistant'] - 'messages.0.role'", "messages.0.role", null)]
    [InlineData("""{"model":"seedling","messages":[{"role":"user","content":[{"type":"image_url"}]}]}""", 400, "Only parts of type 'text' are understood here - 'messages.0.content.0.type'", "messages.0.content.0.type", null)]
    [InlineData("""{"model":"seedling","messages":[{"role":"user","content":"a"}],"temperature":3}""", 400, "3 is greater than the maximum of 2 - 'temperature'", "temperature", null)]
    [InlineData("""{"model":"seedling","messages":[{"role":"user","content":"a"}],"top_logprobs":3}""", 400, "'top_logprobs' needs 'logprobs' to be true.", "top_logprobs", null)]
    public async Task Chats_that_cannot_be(string json, int status, string message, string? param, string? code)
    {
        var error = await (await Http.SendJsonAsync("/v1/chat/completions", json)).ErrorAsync();

        Assert.Equal((status, message, param, code), error);
    }

    [Fact]
    public async Task A_bad_purpose_is_told_with_the_good_ones()
    {
        var error = await (await Http.SendFileAsync("{}", "world_domination")).ErrorAsync();

        Assert.Equal((400, "'world_domination' is not one of ['fine-tune', 'assistants', 'batch', 'user_data', 'vision', 'evals'] - 'purpose'", "purpose", null), error);
    }

    [Theory]
    [InlineData("name,colour\nann,blue\n", "Line 1 is not a dictionary (HINT: line starts with: \"name,colour...\").")]
    [InlineData("\n[{\"messages\":[]}]\n", "Line 2 is not a dictionary (HINT: line starts with: \"[{\"messages\":[]}]...\").")]
    public async Task A_file_that_is_no_JSON_Lines_is_refused_at_once(string content, string where)
    {
        var error = await (await Http.SendFileAsync(content, "fine-tune")).ErrorAsync();

        Assert.Equal((400, $"Expected file to have JSONL format, where every line is a valid JSON dictionary. {where}", "file", null), error);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(Folder, "files")));
    }

    [Theory]
    [InlineData("{", "application/json", 400)]
    [InlineData("[]", "application/json", 400)]
    [InlineData("", "application/json", 400)]
    [InlineData("model=x", "application/x-www-form-urlencoded", 415)]
    [InlineData("{}", "text/plain", 415)]
    public async Task A_body_that_is_no_JSON_object(string body, string type, int status)
    {
        using var content = new StringContent(body, Encoding.UTF8, type);

        var error = await (await Http.PostAsync("/v1/fine_tuning/jobs", content, Token)).ErrorAsync();

        Assert.Equal(status, error.Status);
    }

    [Fact]
    public async Task JSON_that_is_too_deep_is_refused()
    {
        var deep = $$"""{"model":{{string.Concat(Enumerable.Repeat("[", 5000))}}{{string.Concat(Enumerable.Repeat("]", 5000))}}}""";

        var error = await (await Http.SendJsonAsync("/v1/chat/completions", deep)).ErrorAsync();

        Assert.Equal(400, error.Status);
    }

    [Fact]
    public async Task JSON_that_is_too_long_is_refused()
    {
        var error = await (await Http.SendJsonAsync("/v1/chat/completions", $$"""{"model":"{{new string('a', 5 << 20)}}"}""")).ErrorAsync();

        Assert.Equal(413, error.Status);
    }

    [Theory]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nnonsense", 400)]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=file; filename=a\r\n\r\nabc", 400)]
    [InlineData("multipart/form-data; boundary=b", "", 400)]
    [InlineData("multipart/form-data", "--b--", 400)]
    [InlineData("text/plain", "abc", 415)]
    public async Task A_form_that_is_none(string type, string body, int status)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) { Headers = { ContentType = MediaTypeHeaderValue.Parse(type) } };

        var error = await (await Http.PostAsync("/v1/files", content, Token)).ErrorAsync();

        Assert.Equal(status, error.Status);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(Folder, "files")));
    }

    [Fact]
    public async Task A_wrong_key_and_a_missing_one_are_told_apart()
    {
        using var wrong = TestServer.ClientFor(Server.Address, "sk-somebody-elses-key");
        using var none = new HttpClient { BaseAddress = Server.Address };

        var first = await (await wrong.GetAsync("/v1/models", Token)).ErrorAsync();
        var second = await (await none.GetAsync("/v1/models", Token)).ErrorAsync();

        Assert.Equal((401, "Incorrect API key provided: sk-s****-key. You can find your API key at https://platform.openai.com/account/api-keys.", null, "invalid_api_key"), first);
        Assert.Equal(401, second.Status);
        Assert.StartsWith("You didn't provide an API key.", second.Message);
    }

    [Fact]
    public async Task A_failure_inside_is_not_tried_again_and_tells_nothing()
    {
        Directory.Delete(Path.Combine(Folder, "files"), recursive: true);
        File.WriteAllText(Path.Combine(Folder, "files"), "in the way");

        var response = await Http.SendFileAsync("{}", "fine-tune");
        var error = await response.ErrorAsync();

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Equal("false", response.Headers.GetValues("x-should-retry").Single());
        Assert.DoesNotContain(Folder, error.Message);
        Assert.Contains("POST /v1/files", Server.Log.Text);
    }
}
