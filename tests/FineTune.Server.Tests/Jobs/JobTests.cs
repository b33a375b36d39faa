using System.Text;
using System.Text.Json;

namespace FineTune.Server.Tests.Jobs;

public sealed class JobTests : ServerTest
{
    [Fact]
    public async Task The_events_of_a_job_are_told_in_the_words_of_the_API()
    {
        var id = await Http.CreateJobAsync(more: ""","hyperparameters":{"n_epochs":2,"batch_size":5}""");
        var job = await Http.WaitForAsync(id, "succeeded");
        var messages = await Http.MessagesAsync(id);

        var file = job.GetProperty("training_file").GetString();
        var model = job.GetProperty("fine_tuned_model").GetString();
        Assert.Equal(
            [
                $"Created fine-tuning job: {id}",
                $"Validating training file: {file}",
                "Files validated, moving job to queued state",
                "Fine-tuning job started",
                "Step 1/4: training loss=2.00",
                "Step 2/4: training loss=1.00",
                "Step 3/4: training loss=0.67",
                "Step 4/4: training loss=0.50",
                $"New fine-tuned model created: {model}",
                "The job has successfully completed",
            ],
            messages.Where(message => !message.StartsWith("Checkpoint", StringComparison.Ordinal)));
        Assert.Matches(@"^Checkpoint created at step 2 with Snapshot ID: ft:seedling:local:plain:[0-9A-Za-z]{8}:ckpt-step-2$", messages.Single(message => message.StartsWith("Checkpoint", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Metrics_of_a_step_come_with_those_of_validation_at_the_end_of_an_epoch()
    {
        var validation = await Http.UploadAsync(ServerCalls.Rows(3, "Red"));
        var id = await Http.CreateJobAsync(more: $$""","validation_file":"{{validation}}","hyperparameters":{"n_epochs":1,"batch_size":5}""");
        await Http.WaitForAsync(id, "succeeded");
        var events = (await Http.JsonAsync($"/v1/fine_tuning/jobs/{id}/events")).GetProperty("data").EnumerateArray().Where(happened => happened.GetProperty("type").GetString() == "metrics").ToArray();

        Assert.Equal("Step 2/2: training loss=1.00, validation loss=1.25, full validation loss=1.25", events[0].GetProperty("message").GetString());
        Assert.Equal(
            """{"step":2,"train_loss":1,"valid_loss":1.25,"total_steps":2,"full_valid_loss":1.25,"train_mean_token_accuracy":0.6666666666666667,"valid_mean_token_accuracy":0.5,"full_valid_mean_token_accuracy":0.5}""",
            events[0].GetProperty("data").GetRawText());
        Assert.Equal("""{"step":1,"train_loss":2,"total_steps":2,"train_mean_token_accuracy":0.5}""", events[1].GetProperty("data").GetRawText());
    }

    [Fact]
    public async Task Results_come_plain_or_as_OpenAI_sends_them_and_other_files_as_they_are()
    {
        using var folder = new TemporaryFolder();
        await using var server = await TestServer.StartAsync(folder.Path, options => options with { Base64Results = true });
        async Task<string> ResultAsync(HttpClient http)
        {
            var job = await http.WaitForAsync(await http.CreateJobAsync(more: ""","hyperparameters":{"n_epochs":2,"batch_size":5}"""), "succeeded");
            return await http.GetStringAsync($"/v1/files/{job.GetProperty("result_files")[0].GetString()}/content", Token);
        }

        var plain = await ResultAsync(Http);

        Assert.StartsWith("step,train_loss,", plain, StringComparison.Ordinal);
        Assert.Equal(plain, Encoding.UTF8.GetString(Convert.FromBase64String(await ResultAsync(server.Http))));
        Assert.Equal("as it is", await server.Http.GetStringAsync($"/v1/files/{await server.Http.UploadAsync("as it is", "user_data")}/content", Token));
    }

    [Fact]
    public async Task Auto_stays_auto_until_the_job_runs()
    {
        var file = await Http.UploadAsync(ServerCalls.Rows(10));

        var created = await Http.PostAsync("/v1/fine_tuning/jobs", $$"""{"model":"seedling","training_file":"{{file}}","hyperparameters":{"n_epochs":"auto","batch_size":2} }""");
        var done = await Http.WaitForAsync(created.GetProperty("id").GetString()!, "succeeded");

        Assert.Equal("""{"n_epochs":"auto","batch_size":2,"learning_rate_multiplier":"auto"}""", created.GetProperty("hyperparameters").GetRawText());
        Assert.Equal("""{"n_epochs":10,"batch_size":2,"learning_rate_multiplier":1}""", done.GetProperty("hyperparameters").GetRawText());
        Assert.Equal("validating_files", created.GetProperty("status").GetString());
        Assert.InRange(created.GetProperty("seed").GetInt32(), 0, int.MaxValue);
    }

    [Fact]
    public async Task Trained_tokens_are_those_of_the_file_times_the_epochs()
    {
        var template = ChatTemplate.Load(RepositoryFolder.At("data/models/seedling"), Tokenizer.Load(RepositoryFolder.At("data/models/seedling")));
        var expected = 10 * Enumerable.Range(1, 10).Sum(row => template.Encode(
            [new(Microsoft.Extensions.AI.ChatRole.User, $"Question {row}"), new(Microsoft.Extensions.AI.ChatRole.Assistant, $"Blue {row}")]).Length);

        var id = await Http.CreateJobAsync();
        var job = await Http.WaitForAsync(id, "succeeded");

        Assert.Equal(expected, job.GetProperty("trained_tokens").GetInt32());
    }

    [Fact]
    public async Task The_run_folder_has_every_setting()
    {
        var id = await Http.CreateJobAsync(more: ""","seed":5,"hyperparameters":{"learning_rate_multiplier":0.5}""");
        await Http.WaitForAsync(id, "succeeded");

        var manifest = Run.Open(Path.Combine(Folder, "runs", id)).Manifest;

        Assert.Equal((10, 1, 0.0005, 5), (manifest.Epochs, manifest.BatchSize, manifest.LearningRate, manifest.Seed));
        Assert.Equal(RepositoryFolder.At("data/models/seedling"), manifest.Model);
        await Run.Open(Path.Combine(Folder, "runs", id)).ToJobAsync(Token); // The hash of the rows is right.
    }

    [Fact]
    public async Task Nine_examples_are_too_few()
    {
        var error = await FailAsync(ServerCalls.Rows(9));

        Assert.Equal("""{"code":"invalid_n_examples","message":"Training file has 9 example(s), but must have at least 10 examples","param":"training_file"}""", error.GetRawText());
    }

    [Fact]
    public async Task Faults_of_a_file_are_told_with_their_lines_and_without_paths()
    {
        var error = await FailAsync(ServerCalls.Rows(10) + """{"messages":[{"content":"no role"}]}""" + "\n");

        Assert.Equal("invalid_training_file", error.GetProperty("code").GetString());
        var message = error.GetProperty("message").GetString()!;
        Assert.Matches(@"^The job failed due to an invalid training file\. Invalid file format\. file-\w{22}:11:14: messages\[0\] has no role", message);
        Assert.DoesNotContain(Folder, message);
    }

    [Fact]
    public async Task Rows_that_are_too_long_are_warned_of_with_their_number()
    {
        var file = await Http.UploadAsync(ServerCalls.Rows(10) + ServerCalls.Rows(2, string.Concat(Enumerable.Repeat("much too long ", 300))));
        var job = await Http.PostAsync("/v1/fine_tuning/jobs", $$"""{"model":"seedling","training_file":"{{file}}"}""");
        await Http.WaitForAsync(job.GetProperty("id").GetString()!, "succeeded");

        var events = await Http.JsonAsync($"/v1/fine_tuning/jobs/{job.GetProperty("id").GetString()}/events?limit=1000");
        var warning = events.GetProperty("data").EnumerateArray().Single(happened => happened.GetProperty("level").GetString() == "warn");

        Assert.Equal("2 of 12 examples in the training file are longer than the training context of seedling (512 tokens) and are cut at the end", warning.GetProperty("message").GetString());
    }

    [Fact]
    public async Task A_training_process_that_crashes_fails_the_job_with_its_last_words()
    {
        var id = await Http.CreateJobAsync("crash-at-5");
        var job = await Http.WaitForAsync(id, "failed");

        var error = job.GetProperty("error");
        Assert.Equal("training_process_failed", error.GetProperty("code").GetString());
        Assert.Equal($"The training process crashed (exit code 134, signal 6). Its last words: {FakeTraining.LastWords}", error.GetProperty("message").GetString());
        Assert.Equal(error.GetProperty("message").GetString(), (await Http.MessagesAsync(id))[^1]);
        await Http.WaitForAsync(await Http.CreateJobAsync(), "succeeded"); // The service lives.
    }

    [Fact]
    public async Task A_training_process_that_fails_says_why()
    {
        var id = await Http.CreateJobAsync("fail-at-5");
        var job = await Http.WaitForAsync(id, "failed");

        Assert.Equal("step 5: the loss is NaN", job.GetProperty("error").GetProperty("message").GetString());
        Assert.Equal(JsonValueKind.Number, job.GetProperty("finished_at").ValueKind);
    }

    [Fact]
    public async Task A_command_that_is_not_there_fails_the_job()
    {
        using var folder = new TemporaryFolder();
        await using var server = await TestServer.StartAsync(folder.Path, options => options with { TrainingProcess = _ => new("/no/such/command") });

        var job = await server.Http.WaitForAsync(await server.Http.CreateJobAsync(), "failed");

        Assert.StartsWith("The training process could not be started", job.GetProperty("error").GetProperty("message").GetString());
    }

    [Fact]
    public async Task A_fine_tuned_model_is_tuned_again()
    {
        var first = await Http.WaitForAsync(await Http.CreateJobAsync(), "succeeded");
        var model = first.GetProperty("fine_tuned_model").GetString()!;

        var second = await Http.PostAsync("/v1/fine_tuning/jobs", $$"""{"model":"{{model}}","training_file":"{{first.GetProperty("training_file").GetString()}}"}""");
        var done = await Http.WaitForAsync(second.GetProperty("id").GetString()!, "succeeded");

        Assert.Equal(model, done.GetProperty("model").GetString());
        Assert.Matches("^ft:seedling:local::[0-9A-Za-z]{8}$", done.GetProperty("fine_tuned_model").GetString());
        Assert.Equal(
            FakeTraining.Checkpoint(Path.Combine(Folder, "runs", first.GetProperty("id").GetString()!), 100),
            Run.Open(Path.Combine(Folder, "runs", done.GetProperty("id").GetString()!)).Manifest.Model);
    }

    [Fact]
    public async Task An_alias_is_resolved_to_the_model_that_it_means()
    {
        using var folder = new TemporaryFolder();
        await using var server = await TestServer.StartAsync(folder.Path, options => options with { Aliases = new Dictionary<string, string> { ["gpt-4o-mini-2024-07-18"] = "seedling" } });
        var file = await server.Http.UploadAsync(ServerCalls.Rows(10));

        var job = await server.Http.PostAsync("/v1/fine_tuning/jobs", $$"""{"model":"gpt-4o-mini-2024-07-18","training_file":"{{file}}"}""");
        var models = await server.Http.JsonAsync("/v1/models");

        Assert.Equal("seedling", job.GetProperty("model").GetString());
        Assert.Equal(["seedling", "gpt-4o-mini-2024-07-18"], models.GetProperty("data").EnumerateArray().Select(model => model.GetProperty("id").GetString()!));
    }

    [Fact]
    public async Task Jobs_wait_in_line_for_the_one_that_runs()
    {
        var first = await Http.CreateJobAsync("hold-at-5");
        await Http.WaitForStepAsync(first, 4);
        var second = await Http.CreateJobAsync();
        var waiting = await Http.WaitForAsync(second, "queued");
        await File.WriteAllTextAsync(Path.Combine(Folder, "runs", first, "go"), "", Token);
        await Http.WaitForAsync(second, "succeeded");

        Assert.Equal(JsonValueKind.Null, waiting.GetProperty("estimated_finish").ValueKind);
        Assert.Equal("succeeded", (await Http.JsonAsync($"/v1/fine_tuning/jobs/{first}")).GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_running_job_tells_a_finish_that_is_not_in_the_past()
    {
        var id = await Http.CreateJobAsync("hold-at-5");
        await Http.WaitForStepAsync(id, 4);
        var job = await Http.JsonAsync($"/v1/fine_tuning/jobs/{id}");
        await Http.PostAsync($"/v1/fine_tuning/jobs/{id}/cancel");

        // The fake says one second a step, and 96 are left.
        Assert.InRange(job.GetProperty("estimated_finish").GetInt64() - DateTimeOffset.UtcNow.ToUnixTimeSeconds(), 60, 96);
    }

    private async Task<JsonElement> FailAsync(string rows)
    {
        var file = await Http.UploadAsync(rows);
        var job = await Http.PostAsync("/v1/fine_tuning/jobs", $$"""{"model":"seedling","training_file":"{{file}}"}""");
        return (await Http.WaitForAsync(job.GetProperty("id").GetString()!, "failed")).GetProperty("error");
    }
}
