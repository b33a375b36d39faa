#pragma warning disable OPENAI001 // Fine-tuning is marked experimental in the official package, and stable on the wire.
using System.ClientModel;
using System.Text;
using OpenAI.Chat;
using OpenAI.Files;
using OpenAI.FineTuning;
using OpenAI.Responses;

namespace FineTune.Server.Tests;

/// <summary>The official OpenAI package, unmodified, from the upload to the deletion of what it made.</summary>
public sealed class OfficialClientTests : ServerTest
{
    [Fact]
    public async Task It_uploads_tunes_asks_and_deletes()
    {
        var files = Server.OpenAI.GetOpenAIFileClient();
        var tuning = Server.OpenAI.GetFineTuningClient();
        OpenAIFile training = await files.UploadFileAsync(Stream(10), "train é.jsonl", FileUploadPurpose.FineTune, Token);
        OpenAIFile validation = await files.UploadFileAsync(Stream(2), "validation.jsonl", FileUploadPurpose.FineTune, Token);
        Assert.Equal("train é.jsonl", training.Filename);

        var job = await tuning.FineTuneAsync(TestServer.BaseModel, training.Id, waitUntilCompleted: false, new FineTuningOptions
        {
            Suffix = "My Shop",
            ValidationFile = validation.Id,
            Seed = 7,
            TrainingMethod = FineTuningTrainingMethod.CreateSupervised(batchSize: 2, epochCount: 4),
        }, Token);
        await job.WaitForCompletionAsync(Token);

        Assert.Equal("succeeded", job.Status.ToString());
        Assert.Equal(7, job.Seed);
        Assert.Equal(4, job.MethodHyperparameters is HyperparametersForSupervised supervised ? supervised.EpochCount : -1);
        Assert.StartsWith($"ft:{TestServer.BaseModel}:local:my-shop:", job.Value);

        var events = await job.GetEventsAsync(new GetEventsOptions { PageSize = 3 }, Token).ToListAsync(Token);
        Assert.Equal("The job has successfully completed", events[0].Message);
        Assert.Equal($"Created fine-tuning job: {job.JobId}", events[^1].Message);
        Assert.Equal(events.Count, events.Select(happened => happened.Id).Distinct().Count());

        var checkpoints = await job.GetCheckpointsAsync(new GetCheckpointsOptions { PageSize = 1 }, Token).ToListAsync(Token);
        Assert.Equal([20, 15, 10], checkpoints.Select(checkpoint => checkpoint.StepNumber));
        Assert.Equal(job.Value, checkpoints[0].ModelId);
        Assert.EndsWith(":ckpt-step-15", checkpoints[1].ModelId);
        Assert.Equal(2.5f / 15, checkpoints[1].Metrics.FullValidLoss!.Value, 1e-6);

        BinaryData csv = await files.DownloadFileAsync(job.ResultFileIds.Single(), Token);
        Assert.StartsWith("step,train_loss,train_accuracy,valid_loss,valid_mean_token_accuracy\n1,2,0.5,,\n", csv.ToString());
        Assert.Equal(21, csv.ToString().Count(character => character == '\n'));

        var chat = Server.OpenAI.GetChatClient(job.Value);
        var answer = new StringBuilder();
        ChatTokenUsage? usage = null;
        await foreach (var update in chat.CompleteChatStreamingAsync([new UserChatMessage("to be or not to be")], cancellationToken: Token))
        {
            answer.Append(string.Concat(update.ContentUpdate.Select(part => part.Text)));
            usage = update.Usage ?? usage;
        }
        Assert.Equal("to be or not to be", answer.ToString());
        Assert.Equal(6, usage!.OutputTokenCount);

        await ItRespondsAsync(job.Value!);

        var models = Server.OpenAI.GetOpenAIModelClient();
        Assert.Contains(job.Value, (await models.GetModelsAsync(Token)).Value.Select(model => model.Id));
        Assert.True((await models.DeleteModelAsync(job.Value, Token)).Value.Deleted);
        Assert.True((await files.DeleteFileAsync(training.Id, Token)).Value.Deleted);
        var gone = await Assert.ThrowsAsync<ClientResultException>(() => models.GetModelAsync(job.Value, Token));
        Assert.Equal(404, gone.Status);
        Assert.False(Directory.Exists(FakeTraining.Checkpoint(Path.Combine(Folder, "runs", job.JobId), 20)));
        Assert.True(Directory.Exists(FakeTraining.Checkpoint(Path.Combine(Folder, "runs", job.JobId), 15)));
    }

    [Fact]
    public async Task Jobs_are_listed_cancelled_and_found_again()
    {
        var tuning = Server.OpenAI.GetFineTuningClient();
        var id = await Http.CreateJobAsync("hold-at-5");

        var job = await tuning.GetJobAsync(id, Token);
        await job.CancelAndUpdateAsync(Token);
        var listed = await tuning.GetJobsAsync(cancellationToken: Token).ToListAsync(Token);

        Assert.Equal("cancelled", job.Status.ToString());
        Assert.Equal([id], listed.Select(one => one.JobId));
    }

    private async Task ItRespondsAsync(string model)
    {
#pragma warning disable OPENAI001 // The package calls its client for responses experimental.
        var client = Server.OpenAI.GetResponsesClient();
        ResponseResult whole = await client.CreateResponseAsync(model, "to be or not to be", cancellationToken: Token);
        var bits = new StringBuilder();
        await foreach (var update in await client.CreateResponseStreamingAsync(model, "to be or not to be", cancellationToken: Token))
            bits.Append((update as StreamingResponseOutputTextDeltaUpdate)?.Delta);

        Assert.Equal("to be or not to be", whole.GetOutputText());
        Assert.Equal((ResponseStatus.Completed, 6), (whole.Status, whole.Usage.OutputTokenCount));
        Assert.Equal("to be or not to be", bits.ToString());
#pragma warning restore OPENAI001
    }

    private static MemoryStream Stream(int rows) => new(Encoding.UTF8.GetBytes(ServerCalls.Rows(rows)));
}
