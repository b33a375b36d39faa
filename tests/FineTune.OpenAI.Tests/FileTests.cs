using System.Text;
using Microsoft.Extensions.AI;

namespace FineTune.OpenAI.Tests;

public sealed class FileTests : IDisposable
{
    private const string Upload = "POST files";
    private const string Content = "GET files/file-9/content";
    private readonly FakeApi _api = new();
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_file_is_uploaded_as_it_is_but_for_its_line_ends_and_its_mark()
    {
        _api.On(Upload, """{"id":"file-1","object":"file","filename":"chats.jsonl","bytes":99,"status":"pending","purpose":"fine-tune"}""");
        var path = _folder.Write("chats.jsonl", "\uFEFF" + Row("one") + "\r\n\r\n" + Row("two", ",\"weight\":0"));
        var progress = new List<UploadProgress>();

        var file = await _api.Connect().UploadAsync(path, new Reports(progress), Cancel);

        var form = _api.Requests.Single().Body;
        Assert.Equal(("file-1", "chats.jsonl", 99L), (file.Id, file.Name, file.Bytes));
        Assert.Contains("name=\"purpose\"\r\n\r\nfine-tune\r\n", form, StringComparison.Ordinal);
        Assert.Contains($"filename=\"chats.jsonl\"\r\nContent-Type: application/octet-stream\r\n\r\n{Row("one")}\n{Row("two", ",\"weight\":0")}\n\r\n--", form, StringComparison.Ordinal);
        Assert.Equal(progress[^1].Total, progress[^1].Sent);
        Assert.Equal(progress.OrderBy(report => report.Sent), progress);
    }

    [Fact]
    public async Task Foundry_gets_its_byte_order_mark_and_its_own_header()
    {
        _api.On(Upload, """{"id":"file-1"}""");

        await _api.Connect(ServiceProfile.Foundry("resource")).UploadAsync(Data(12), cancellationToken: Cancel);

        Assert.Contains("\r\n\r\n\uFEFF{\"messages\"", _api.Requests.Single().Body, StringComparison.Ordinal);
        Assert.Contains($"api-key: {FakeApi.Key}", _api.Requests.Single().Headers, StringComparison.Ordinal);
        Assert.DoesNotContain("Authorization", _api.Requests.Single().Headers, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_is_not_ASCII_arrives()
    {
        _api.On(Upload, """{"id":"file-1"}""");

        await _api.Connect().UploadAsync(new Dataset("Gespräche.jsonl", Data(12)), cancellationToken: Cancel);

        Assert.Contains("filename=\"Gespr_che.jsonl\"; filename*=utf-8''Gespr%C3%A4che.jsonl", _api.Requests.Single().Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_cannot_be_trained_on_stays_here()
    {
        var path = _folder.Write("bad.jsonl", Row("one") + "\n{\"messages\":[{\"role\":\"robot\"}]}\n");

        var exception = await Assert.ThrowsAsync<FineTuneException>(() => _api.Connect().UploadAsync(path, cancellationToken: Cancel));

        Assert.Contains("bad.jsonl:2:", exception.Message, StringComparison.Ordinal);
        Assert.Empty(_api.Requests);
    }

    [Fact]
    public async Task A_data_set_whose_check_finds_errors_stays_here()
    {
        var exception = await Assert.ThrowsAsync<FineTuneException>(() => _api.Connect().UploadAsync(new Dataset("none", []), cancellationToken: Cancel));

        Assert.Contains("none: The data set has no examples.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_measurements_of_a_result_file_are_the_same_plain_and_in_base64()
    {
        const string csv = "step,train_loss,train_accuracy,valid_loss,valid_mean_token_accuracy\n1,1.52347,0.0,,\n2,1.5,0.5,1.75,0.25\n";
        _api.On(Wires.Job, Wires.Succeeded).On(Content, csv, Convert.ToBase64String(Encoding.UTF8.GetBytes(csv)));

        var plain = await _api.Connect().ResultAsync("ftjob-1", Cancel);
        var encoded = await _api.Connect().ResultAsync("ftjob-1", Cancel);

        Assert.Equal(plain, encoded);
        Assert.Equal(
            [
                new MetricPoint { Step = 1, Epoch = 1, TrainLoss = 1.52347, TrainTokenAccuracy = 0 },
                new MetricPoint { Step = 2, Epoch = 2, TrainLoss = 1.5, TrainTokenAccuracy = 0.5, ValidationLoss = 1.75, ValidationTokenAccuracy = 0.25 },
            ], plain);
    }

    [Fact]
    public async Task A_result_file_that_is_none_is_told_by_its_line()
    {
        _api.On(Wires.Job, Wires.Succeeded).On(Content, "<html>", "step,train_loss\n1,one\n");

        var page = await Assert.ThrowsAsync<FineTuneException>(() => _api.Connect().ResultAsync("ftjob-1", Cancel));
        var word = await Assert.ThrowsAsync<FineTuneException>(() => _api.Connect().ResultAsync("ftjob-1", Cancel));

        Assert.Contains("no column \"step\" but <html>", page.Message, StringComparison.Ordinal);
        Assert.Equal("file-9:2: \"train_loss\" is no number but one.", word.Message);
    }

    private static Dataset Data(int count) => new("chats.jsonl", [.. Enumerable.Range(0, count).Select(number => new ChatExample
    {
        Messages = [new(ChatRole.User, $"Question {number}?"), new(ChatRole.Assistant, $"Answer {number}.")],
    })]);

    private static string Row(string word, string weight = "") =>
        $$"""{"messages":[{"role":"user","content":"{{word}}?"},{"role":"assistant","content":"{{word}}"{{weight}}}]}""";

    private sealed class Reports(List<UploadProgress> reports) : IProgress<UploadProgress>
    {
        public void Report(UploadProgress value) => reports.Add(value);
    }
}
