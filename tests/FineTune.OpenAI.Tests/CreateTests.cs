using System.Text.Json.Nodes;

namespace FineTune.OpenAI.Tests;

public sealed class CreateTests
{
    private static readonly RemoteJob Job = new() { Model = "gpt-4o-mini", TrainingFile = "file-1", Suffix = "Support", Seed = 7, LearningRateMultiplier = 1.8 };
    private readonly FakeApi _api = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_job_is_sent_with_what_is_set_and_auto_for_the_rest()
    {
        _api.On(Wires.Create, Wires.JobIs("validating_files"));

        var job = await _api.Connect().CreateAsync(Job, Cancel);

        var body = Body();
        body.Remove("metadata");
        Assert.Equal(
            """{"model":"gpt-4o-mini","training_file":"file-1","method":{"type":"supervised","supervised":{"hyperparameters":{"n_epochs":"auto","batch_size":"auto","learning_rate_multiplier":1.8}}},"suffix":"Support","seed":7}""",
            body.ToJsonString());
        Assert.Equal(("ftjob-1", JobStatus.ValidatingFiles, 2, null, 1.8), (job.Id, job.Status, job.Epochs, job.BatchSize, job.LearningRateMultiplier));
        Assert.Null(job.Error);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_job_whose_creation_was_not_answered_is_found_and_not_made_twice(bool answersWithFault)
    {
        _api.On(Wires.Create, query => answersWithFault ? FakeApi.Error(502, "bad gateway") : FakeApi.Lost(query)).On(Wires.List, _ => Made());

        var job = await _api.Connect().CreateAsync(Job, Cancel);

        Assert.Equal("ftjob-1", job.Id);
        Assert.Single(_api.To(Wires.Create));
        Assert.Contains($"metadata%5Bfinetune_request%5D={Request()}", _api.To(Wires.List).Single().Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_job_that_was_not_made_is_tried_again_under_the_same_name()
    {
        _api.On(Wires.Create, FakeApi.Lost).On(Wires.Create, Wires.JobIs("queued")).On(Wires.List, OtherJobs);

        await _api.Connect().CreateAsync(Job, Cancel);

        Assert.Equal(2, _api.To(Wires.Create).Count());
        Assert.Equal(_api.To(Wires.Create).First().Body, _api.To(Wires.Create).Last().Body);
    }

    [Fact]
    public async Task Where_the_list_cannot_tell_nothing_is_tried_again()
    {
        _api.On(Wires.Create, FakeApi.Lost);

        var exception = await Assert.ThrowsAsync<FineTuneException>(() => _api.Connect(ServiceProfile.OpenAI with { Metadata = false }).CreateAsync(Job, Cancel));

        Assert.Contains("Whether the job was made is not known", exception.Message, StringComparison.Ordinal);
        Assert.Single(_api.Requests);
    }

    [Fact]
    public async Task Too_many_requests_waits_as_long_as_the_service_asks_for()
    {
        _api.On(Wires.Create, _ =>
        {
            var answer = FakeApi.Error(429, "Rate limit reached");
            answer.Headers.Add("Retry-After", "17");
            return answer;
        }).On(Wires.Create, Wires.JobIs("queued"));

        await _api.Connect().CreateAsync(Job, Cancel);

        Assert.Equal([TimeSpan.FromSeconds(17)], _api.Time.Waits);
    }

    [Fact]
    public async Task Questions_are_tried_again_with_pauses_that_grow()
    {
        for (var failure = 0; failure < 4; failure++)
            _api.On(Wires.Job, _ => FakeApi.Error(503, "overloaded"));
        _api.On(Wires.Job, Wires.JobIs("queued"));

        await _api.Connect().GetAsync("ftjob-1", Cancel);

        Assert.Equal([0.8, 1.6, 3.2, 6.4], _api.Time.Waits.Select(wait => wait.TotalSeconds));
    }

    [Fact]
    public async Task A_refusal_is_told_with_code_and_advice_and_not_tried_again()
    {
        _api.On(Wires.Create, _ => FakeApi.Error(400, "invalid training_file: file-1", "invalid_request", "training_file"));

        var exception = await Assert.ThrowsAnyAsync<FineTuneException>(() => _api.Connect().CreateAsync(Job, Cancel));

        Assert.Equal("openai answers: invalid training_file: file-1 (HTTP 400, invalid_request, training_file). Change what is named and try again.", exception.Message);
        Assert.Single(_api.Requests);
    }

    [Fact]
    public void A_model_that_the_configuration_does_not_name_is_refused_with_the_nearest()
    {
        var exception = Assert.Throws<FineTuneException>(() => TunableModels.ThrowIfNotAmong(ServiceProfile.OpenAI, "gpt-4o-mimi", _ => "gpt-4o, gpt-4o-mini"));

        Assert.Contains("OPENAI_FINETUNE_MODELS", exception.Message, StringComparison.Ordinal);
        Assert.Contains("gpt-4o-mini", exception.Message, StringComparison.Ordinal);
        TunableModels.ThrowIfNotAmong(ServiceProfile.OpenAI, "ft:gpt-4o:org::abc", _ => "gpt-4o");
        TunableModels.ThrowIfNotAmong(ServiceProfile.OpenAI, "anything", _ => null);
    }

    private JsonObject Body() => JsonNode.Parse(_api.To(Wires.Create).First().Body)!.AsObject();

    private string Request() => Body()["metadata"]![JobJson.RequestKey]!.GetValue<string>();

    private HttpResponseMessage Made() =>
        FakeApi.Answer(200, $$"""{"object":"list","data":[{{Wires.JobIs("queued", ("id", "ftjob-0"))}},{{Wires.JobIs("queued", ("metadata", new JsonObject { [JobJson.RequestKey] = Request() }))}}],"has_more":false}""");

    private static HttpResponseMessage OtherJobs(string query) => FakeApi.Answer(200, $$"""{"object":"list","data":[{{Wires.JobIs("queued", ("id", "ftjob-0"))}}],"has_more":false}""");
}
