namespace FineTune.Tests.Runs;

public sealed class HandWrittenJobTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_short_job_file_and_data_are_enough()
    {
        _folder.Write("data/mine.jsonl", Chats.Row("a", "b"));
        Write("""{"model": "../models/seedling", "training": "data/mine.jsonl", "epochs": 5, "initial_weights": "random", "max_gradient_norm": null}""");

        var job = await Run.Open(_folder.Path).ToJobAsync(TestContext.Current.CancellationToken);

        Assert.Equal(Path.GetFullPath("../models/seedling", _folder.Path), job.Model);
        Assert.Equal("mine.jsonl", job.Training.Name);
        Assert.Equal((5, InitialWeights.Random, null), (job.Epochs, job.InitialWeights, job.MaxGradientNorm));
        Assert.Null(job.Validation);
        Assert.Equal((8, 42, "fine-tune"), (job.BatchSize, job.Seed, job.Name)); // Defaults of FineTuneJob.
    }

    [Fact]
    public async Task Training_fills_in_what_the_short_file_left_out()
    {
        _folder.Write("mine.jsonl", Chats.Row("a", "b"));
        Write("""{"model": "m", "training": "mine.jsonl"}""");
        var run = Run.Open(_folder.Path);
        var job = await run.ToJobAsync(TestContext.Current.CancellationToken);

        await foreach (var _ in run.RecordAsync(Curves.Events([Curves.Started]), TestContext.Current.CancellationToken))
        {
        }

        var manifest = Run.Open(_folder.Path).Manifest;
        Assert.Equal(("mine.jsonl", 1, job.Training.Sha256), (manifest.TrainingData!.Name, manifest.TrainingData.Rows, manifest.TrainingData.Sha256));
        Assert.Equal(("m", "mine.jsonl", "cpu, 2 threads"), (manifest.Model, manifest.Training, manifest.Device));
        Assert.NotNull(manifest.Versions);
    }

    [Fact]
    public async Task Data_that_changed_since_the_run_was_made_is_told()
    {
        var run = new RunStore(_folder.Path).Create(new FineTuneJob { Model = "m", Training = Chats.Numbered(2) }, FixedTime.Morning);
        await Chats.Numbered(3).SaveAsync(Path.Combine(run.Folder, "train.jsonl"), TestContext.Current.CancellationToken);

        var exception = await Assert.ThrowsAsync<FineTuneException>(() => run.ToJobAsync(TestContext.Current.CancellationToken));

        Assert.Contains("train.jsonl has changed since job.json was written", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Gradient_clipping_has_its_default_when_nothing_is_said()
    {
        Write("""{"model": "m", "training": "t"}""");

        Assert.Equal(1.0, Run.Open(_folder.Path).Manifest.MaxGradientNorm);
    }

    [Theory]
    [InlineData("""{"model":"m","training":"t","epoch":3}""", "unknown setting \"epoch\". Did you mean \"epochs\"? Known are name, model, ")]
    [InlineData("""{"model":"m","training":"t","plan":{"steps":3}}""", "unknown setting \"plan.steps\".")]
    [InlineData("""{"training":"t"}""", "\"model\" is missing")]
    [InlineData("""{"model":"m","training":null}""", "\"training\" is missing")]
    [InlineData("""{"model":"m","training":"t","epochs":"three"}""", "\"epochs\" must be a whole number, not \"three\".")]
    [InlineData("""{"model":"m","training":"t","epochs":1.5}""", "\"epochs\" must be a whole number, not 1.5.")]
    [InlineData("""{"model":"m","training":"t","epochs":null}""", "\"epochs\" must be a whole number, not null.")]
    [InlineData("""{"model":["m"],"training":"t"}""", "\"model\" must be text, not [\"m\"].")]
    [InlineData("""{"model":"m","training":"t","max_steps":true}""", "\"max_steps\" must be a whole number or null, not true.")]
    [InlineData("""{"model":"m","training":"t","initial_weights":"cold"}""", "\"initial_weights\" must be one of pretrained, random, not \"cold\".")]
    [InlineData("""{"model":"m","training":"t","initial_weights":1}""", "\"initial_weights\" must be one of pretrained, random, not 1.")]
    [InlineData("""{"model":"m","training":"t","epochs":0}""", "\"epochs\" is out of range: ")]
    [InlineData("""{"model":"m","training":"t","learning_rate":-1}""", "\"learning_rate\" is out of range: LearningRate must be a finite number above 0.")]
    [InlineData("""{"model":"m","training":"t","warmup_ratio":1.5}""", "\"warmup_ratio\" is out of range: WarmupRatio must lie between 0 and 1.")]
    [InlineData("""{"model":"m","training":"t","sample_prompts":"why?"}""", "\"sample_prompts\" must be a list of texts or null, not \"why?\".")]
    [InlineData("""{"model":"m","training":"t","sample_prompts":[1]}""", "\"sample_prompts\" must be a list of texts or null, not [1].")]
    [InlineData("""{"model":"m","training":"t","sample_prompts":["why?",null]}""", "\"sample_prompts\" is out of range: SamplePrompts must not hold an empty text.")]
    [InlineData("""{"model":"m","model":"n","training":"t"}""", "not JSON: ")]
    [InlineData("""[]""", "a job is a JSON object")]
    [InlineData("{\"model\":\n nope}", "job.json:2:")]
    [InlineData("", "not JSON: ")]
    public void What_is_wrong_is_told_with_file_and_field(string json, string fault)
    {
        var path = Write(json);

        var exception = Assert.Throws<FineTuneException>(() => Run.Open(_folder.Path));

        Assert.StartsWith(path, exception.Message, StringComparison.Ordinal);
        Assert.Contains(fault, exception.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private string Write(string json) => _folder.Write("job.json", json);
}
