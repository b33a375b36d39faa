using Microsoft.Extensions.AI;

namespace FineTune.Torch.Tests.Training;

/// <summary>What the model answers while it is trained, and that asking it changes nothing.</summary>
public sealed class SampleTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Asking_changes_no_number_of_the_run()
    {
        var silent = await TrainingEvents.OfAsync(TinyLlama.Job with { SamplePrompts = [] }, _folder.At("silent"));
        var asked = await TrainingEvents.OfAsync(TinyLlama.Job with { SamplePrompts = ["one", "two"], CheckpointEvery = 1 }, _folder.At("asked"));

        Assert.Empty(silent.OfType<SampleGenerated>());
        Assert.Equal(silent.Numbers(), asked.Numbers());
    }

    [Fact]
    public async Task Every_prompt_is_answered_before_training_and_at_each_checkpoint_that_is_due()
    {
        var events = await TrainingEvents.OfAsync(TinyLlama.Job with { SamplePrompts = ["one", "two"], CheckpointEvery = 4 }, _folder.Path);

        Assert.Equal([(0, "one"), (0, "two"), (4, "one"), (4, "two"), (6, "one"), (6, "two")], events.OfType<SampleGenerated>().Select(sample => (sample.Step, sample.Prompt)));
    }

    [Fact]
    public async Task Without_prompts_the_first_validation_example_is_asked_and_answered_as_a_chat_client_would()
    {
        var events = await TrainingEvents.OfAsync(TinyLlama.Job, _folder.Path);

        var last = events.OfType<SampleGenerated>().Last();
        using var client = LocalChatClient.Load(events.OfType<CheckpointSaved>().Last().Folder);
        var answer = await client.GetResponseAsync("the emu", new() { MaxOutputTokens = 48 }, TestContext.Current.CancellationToken);
        Assert.Equal((6, "the emu", answer.Text), (last.Step, last.Prompt, last.Answer));
    }

    [Fact]
    public async Task Without_prompts_and_validation_data_nothing_is_asked() =>
        Assert.Empty((await TrainingEvents.OfAsync(TinyLlama.Job with { Validation = null }, _folder.Path)).OfType<SampleGenerated>());

    [Fact]
    public async Task A_prompt_that_leaves_no_room_for_an_answer_is_told_of_and_not_asked()
    {
        var events = await TrainingEvents.OfAsync(TinyLlama.Job with { SamplePrompts = [new string('x', 500), "short"] }, _folder.Path);

        Assert.Contains("It is not asked.", Assert.Single(events.Warnings()), StringComparison.Ordinal);
        Assert.All(events.OfType<SampleGenerated>(), sample => Assert.Equal("short", sample.Prompt));
    }
}
