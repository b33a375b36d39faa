namespace FineTune.Tests.Runs;

public sealed class RunStoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly RunStore _store;

    public RunStoreTests() => _store = new RunStore(_folder.At("runs"));

    [Fact]
    public void A_run_is_a_folder_with_the_job_and_its_data()
    {
        var run = _store.Create(Job, FixedTime.Morning);

        Assert.Equal(_folder.At("runs/2026-11-22-093012-support-l-2"), run.Folder);
        Assert.Equal(["job.json", "train.jsonl", "validation.jsonl"], Directory.GetFiles(run.Folder).Select(Path.GetFileName).Order());
        Assert.Equal(RunState.Created, run.State);
        Assert.Null(run.Model);
    }

    [Fact]
    public void A_run_of_the_same_second_and_name_gets_a_number()
    {
        var first = _store.Create(Job, FixedTime.Morning);
        var second = _store.Create(Job, FixedTime.Morning);
        var third = _store.Create(Job, FixedTime.Morning);

        Assert.Equal([$"{first.Folder}-2", $"{first.Folder}-3"], [second.Folder, third.Folder]);
        Assert.Equal([third.Folder, second.Folder, first.Folder], _store.List().Select(run => run.Folder));
    }

    [Theory]
    [InlineData("../../etc/passwd", "etc-passwd")]
    [InlineData("日本", "run")]
    [InlineData("a name that is far too long for the name of a folder", "a-name-that-is-far-too-long-for-the-name")]
    public void Names_become_safe_folder_names(string name, string slug) =>
        Assert.Equal($"2026-11-22-093012-{slug}", Path.GetFileName(_store.Create(Job with { Name = name }, FixedTime.Morning).Folder));

    [Fact]
    public async Task The_job_is_made_again_from_the_folder_alone()
    {
        var job = Job with
        {
            InitialWeights = InitialWeights.Random,
            MaxSteps = 7,
            MaxGradientNorm = null,
            LearningRate = 2.5e-4,
            MaxLength = 128,
            EvaluateEvery = 3,
            CheckpointEvery = 5,
            Seed = -1,
        };

        var again = await _store.Create(job, FixedTime.Morning).ToJobAsync(TestContext.Current.CancellationToken);

        Assert.Equal(job with { Training = again.Training, Validation = again.Validation }, again);
        Assert.Equal((job.Training.Name, job.Training.Sha256), (again.Training.Name, again.Training.Sha256));
        Assert.Equal((job.Validation!.Name, job.Validation.Sha256), (again.Validation!.Name, again.Validation.Sha256));
    }

    [Fact]
    public void Job_json_can_be_read_by_people_and_programs()
    {
        var run = _store.Create(Job, FixedTime.Morning);

        var text = File.ReadAllText(Path.Combine(run.Folder, "job.json"))
            .Replace(run.Manifest.Versions!.Dotnet, "DOTNET").Replace(run.Manifest.Versions.Finetune, "FINETUNE").Replace(run.Manifest.Os!, "OS");

        Assert.Equal(
            $$"""
            {
              "name": "Support «L» 2",
              "model": "{{Job.Model}}",
              "training": "train.jsonl",
              "validation": "validation.jsonl",
              "initial_weights": "pretrained",
              "epochs": 3,
              "max_steps": null,
              "batch_size": 8,
              "learning_rate": 0.001,
              "warmup_ratio": 0.1,
              "final_learning_rate_ratio": 0.1,
              "weight_decay": 0.01,
              "max_gradient_norm": 1,
              "max_length": null,
              "evaluate_every": null,
              "checkpoint_every": null,
              "sample_prompts": null,
              "seed": 42,
              "training_data": {
                "name": "data",
                "rows": 12,
                "sha256": "{{Job.Training.Sha256}}"
              },
              "validation_data": {
                "name": "data",
                "rows": 3,
                "sha256": "{{Job.Validation!.Sha256}}"
              },
              "versions": {
                "dotnet": "DOTNET",
                "finetune": "FINETUNE"
              },
              "os": "OS",
              "started": "2026-11-22T09:30:12+00:00",
              "device": null,
              "plan": null
            }

            """, text);
    }

    [Fact]
    public void Every_setting_of_a_job_is_in_its_manifest()
    {
        var settings = typeof(FineTuneJob).GetProperties().Select(property => property.Name);

        Assert.Empty(settings.Except(typeof(RunManifest).GetProperties().Select(property => property.Name)));
    }

    [Fact]
    public void A_job_without_examples_leaves_no_folder()
    {
        Assert.Throws<FineTuneException>(() => _store.Create(Job with { Training = Chats.Data() }, FixedTime.Morning));

        Assert.Empty(_store.List());
        Assert.False(Directory.Exists(_store.Root));
    }

    [Fact]
    public void Runs_are_opened_by_name_or_path_and_what_is_none_is_told()
    {
        var run = _store.Create(Job, FixedTime.Morning);

        Assert.Equal(run.Folder, _store.Open(Path.GetFileName(run.Folder)).Folder);
        Assert.Equal(run.Folder, _store.Open(run.Folder).Folder);
        Assert.Contains("is no folder", Assert.Throws<FineTuneException>(() => _store.Open("nothing")).Message, StringComparison.Ordinal);
        Assert.Contains("has no job.json", Assert.Throws<FineTuneException>(() => Run.Open(_folder.Path)).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static FineTuneJob Job { get; } = new()
    {
        Model = Path.GetFullPath("models/seedling"),
        Training = Chats.Numbered(12),
        Validation = Chats.Numbered(3),
        Name = "Support «L» 2",
    };
}
