using System.Text.Json.Nodes;
using static TorchSharp.torch;

namespace FineTune.Torch.Tests.Training;

public sealed class CheckpointTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly LlamaModel _model = TinyLlama.Model();
    private readonly AdamW _optimizer;

    public CheckpointTests() => _optimizer = new AdamW(_model, weightDecay: 0, secondMomentDecay: 0.999);

    private string Checkpoints => _folder.At("checkpoints");

    [Fact]
    public async Task Every_checkpoint_is_a_model_folder_that_can_be_trained_and_asked()
    {
        var events = await TrainingEvents.OfAsync(TinyLlama.Job, _folder.At("first"));
        var model = ((TrainingCompleted)events[^1]).Model;

        var again = await TrainingEvents.OfAsync(TinyLlama.Job with { Model = model, MaxSteps = 1 }, _folder.At("second"));
        using var client = LocalChatClient.Load(model);

        Assert.Equal(events.Points().Min(point => point.ValidationLoss)!.Value, again.Points()[0].ValidationLoss!.Value, 1e-6);
        Assert.Equal(8400, client.ParameterCount);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_saved_model_gives_equal_logits(bool tied)
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        using var model = new LlamaModel(_model.Config with { TiedEmbeddings = tied }, seed: 3);
        var ids = tensor(new long[] { 5, 60, 200, 7 }, [1, 4]);

        ModelFolder.Save(model, _folder.At("saved"), TinyLlama.Folder, ScalarType.Float32);
        using var loaded = ModelFolder.Load(_folder.At("saved"));

        Assert.Equal(model.forward(ids).data<float>().ToArray(), loaded.forward(ids).data<float>().ToArray());
        Assert.Equal(model.Config with { EndOfSequence = 2 }, loaded.Config);
    }

    [Fact]
    public void A_model_saved_in_half_the_size_is_rounded_to_bfloat16()
    {
        using var scope = NewDisposeScope();

        ModelFolder.Save(_model, _folder.At("saved"), TinyLlama.Folder, ScalarType.BFloat16);
        using var loaded = ModelFolder.Load(_folder.At("saved"));

        foreach (var (stored, read) in _model.parameters().Zip(loaded.parameters()))
            Assert.Equal(stored.to(ScalarType.BFloat16).to(ScalarType.Float32).data<float>().ToArray(), read.data<float>().ToArray());
    }

    [Fact]
    public void The_best_and_the_last_three_are_kept()
    {
        var checkpoints = Folder(every: 1);
        double[] losses = [3, 1, 2, 2, 2, 2, 2];

        for (var step = 1; step <= losses.Length; step++)
            Save(checkpoints, step, losses[step - 1]);

        Assert.Equal(["step-000002", "step-000005", "step-000006", "step-000007"], Names());
        Assert.Equal(["step-000005", "step-000006", "step-000007"], Names().Where(name => File.Exists(Path.Combine(Checkpoints, name, "optimizer.safetensors"))));
        ModelFolder.Load(checkpoints.Best).Dispose();
        Assert.EndsWith("step-000002", checkpoints.Best, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_saved_between_epochs_drives_no_epoch_out()
    {
        var checkpoints = Folder(every: 4);

        for (var step = 1; step <= 15; step++)
            Save(checkpoints, step, validationLoss: 1.0 / step, pause: step == 14);

        Assert.Equal(["step-000004", "step-000008", "step-000012", "step-000015"], Names());
        Assert.EndsWith("step-000015", checkpoints.Best, StringComparison.Ordinal);
    }

    [Fact]
    public void The_newest_is_kept_to_go_on_from_until_there_is_a_newer_one()
    {
        var checkpoints = Folder(every: 4);
        Save(checkpoints, 4, validationLoss: 1);

        Save(checkpoints, 5, validationLoss: 2, pause: true);
        var paused = Names().ToArray();
        Save(checkpoints, 8, validationLoss: 2);

        Assert.Equal(["step-000004", "step-000005"], paused);
        Assert.Equal(["step-000004", "step-000008"], Names());
    }

    [Fact]
    public void A_run_that_goes_on_still_knows_which_checkpoints_were_due()
    {
        var before = Folder(every: 2);
        foreach (var step in new[] { 2, 3, 4, 5 })
            Save(before, step, validationLoss: 1.0 / step, pause: step == 5);
        var after = Folder(every: 2);

        after.Restore(new Trainee(_model, _optimizer), State(5).Settings);
        Save(after, 6, validationLoss: 1);

        Assert.Equal(["step-000002", "step-000004", "step-000005", "step-000006"], Names());
        Assert.False(File.Exists(Path.Combine(Checkpoints, "step-000005", "optimizer.safetensors")));
    }

    [Fact]
    public void A_new_best_is_saved_even_when_no_checkpoint_is_due()
    {
        var checkpoints = Folder(every: 100);

        Assert.NotNull(Save(checkpoints, 1, validationLoss: 2.0));
        Assert.Null(Save(checkpoints, 2, validationLoss: 2.0));
        Assert.Null(Save(checkpoints, 3, validationLoss: null));
        Assert.NotNull(Save(checkpoints, 4, validationLoss: 1.5));
        Assert.EndsWith("step-000004", checkpoints.Best, StringComparison.Ordinal);
    }

    [Fact]
    public void A_checkpoint_says_in_the_words_of_Hugging_Face_where_training_stood()
    {
        Save(Folder(every: 7), step: 7, validationLoss: 1.5);

        Assert.Equal(
            """
            {
              "global_step": 7,
              "epoch": 3.5,
              "num_input_tokens_seen": 700,
              "skipped_in_a_row": 1,
              "elapsed_seconds": 2.5,
              "settings": {
                "seed": 42
              },
              "best_metric": 1.5,
              "best_model_checkpoint": "step-000007"
            }

            """, File.ReadAllText(Path.Combine(Checkpoints, "step-000007", "trainer_state.json")));
    }

    public void Dispose()
    {
        _optimizer.Dispose();
        _model.Dispose();
        _folder.Dispose();
    }

    private CheckpointFolder Folder(int every) => new(_folder.Path, TinyLlama.Folder, step => step % every == 0);

    private string? Save(CheckpointFolder checkpoints, int step, double? validationLoss, bool pause = false) =>
        checkpoints.SaveIfDue(new Trainee(_model, _optimizer), State(step), validationLoss, pause);

    private static TrainerState State(int step) => new()
    {
        Step = step,
        Epoch = step / 2.0,
        TokensSeen = step * 100,
        SkippedInARow = 1,
        Elapsed = TimeSpan.FromSeconds(2.5),
        Settings = new JsonObject { ["seed"] = 42 },
    };

    private IEnumerable<string> Names() => Directory.EnumerateDirectories(Checkpoints).Select(folder => Path.GetFileName(folder)!).Order();
}
