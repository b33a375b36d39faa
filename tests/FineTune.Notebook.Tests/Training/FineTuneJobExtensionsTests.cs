using Microsoft.Extensions.AI;

namespace FineTune.Notebook.Tests;

[Collection(nameof(NotebookHost))]
public sealed class FineTuneJobExtensionsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Running_a_job_shows_card_and_chart_and_leaves_a_run_folder_with_a_model()
    {
        var host = new FakeHost();
        NotebookHost.Attach(host);

        var run = await Job.RunAsync(_folder.Path, TestContext.Current.CancellationToken);

        Assert.Equal(RunState.Succeeded, run.State);
        Assert.True(File.Exists(Path.Combine(run.Model!, "model.safetensors")));
        Assert.Equal(4, run.Metrics.Max(point => point.Step));
        var chart = Assert.IsType<LossChart>(host.Outputs[1][^1]);
        Assert.Contains("asked: b 0?", host.Outputs[0][^1].Render(MimeTypes.Text));
        Assert.Equal([0, 2, 4], run.Samples.Select(sample => sample.Step));
        Assert.Equal("tiny", Assert.Single(chart.Curves).Name);
        Assert.Equal(chart.Curves[0].Points, LossChart.Of(run).Curves[0].Points);
    }

    private static FineTuneJob Job => new()
    {
        Name = "tiny",
        Model = RepositoryFolder.At("tests/fixtures/tiny-llama"),
        Training = Data("a", 6),
        Validation = Data("b", 2),
        BatchSize = 3,
        Epochs = 2,
    };

    private static Dataset Data(string name, int count) => new(name,
    [
        .. Enumerable.Range(0, count).Select(number => new ChatExample
        {
            Messages = [new Message(ChatRole.User, $"{name} {number}?"), new Message(ChatRole.Assistant, $"yes {number}")],
        }),
    ]);
}
