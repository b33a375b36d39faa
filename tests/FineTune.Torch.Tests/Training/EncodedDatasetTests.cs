namespace FineTune.Torch.Tests.Training;

public sealed class EncodedDatasetTests : IDisposable
{
    private static readonly ChatExample Short = Chats.Of("the cat", "yes");
    private static readonly ChatExample LongAnswer = Chats.Of("the cat", new string('x', 60));
    private static readonly ChatExample LongQuestion = Chats.Of(new string('x', 60), "yes");
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task What_is_cut_or_left_out_is_counted_in_warnings_of_the_run()
    {
        var data = new Dataset("pets.jsonl", [Short, LongAnswer, LongQuestion, LongQuestion]);

        var events = await TrainingEvents.OfAsync(TinyLlama.Job with { Training = data, Epochs = 1 }, _folder.Path);

        Assert.Equal(
            [
                "pets.jsonl: 3 of 4 examples are longer than 64 tokens and were cut at the end.",
                "pets.jsonl: 2 of 4 examples were left out: nothing of their assistant text is within the first 64 tokens.",
            ], events.Warnings());
        Assert.IsType<TrainingCompleted>(events[^1]);
    }

    [Fact]
    public void Data_that_fits_gives_no_warning()
    {
        var encoded = EncodedDataset.Of(TinyLlama.Training, TinyLlama.Template, longest: 64);

        Assert.Empty(encoded.Warnings);
        Assert.Equal(TinyLlama.Training.Count, encoded.Rows.Count);
    }

    [Fact]
    public void A_histogram_of_tokens_counts_what_training_uses()
    {
        var data = new Dataset("pets.jsonl", [Short, LongAnswer, LongQuestion]);
        var encoded = EncodedDataset.Of(data, TinyLlama.Template, longest: 40);

        var histogram = data.CountTokens(TinyLlama.Folder, maxLength: 40);

        Assert.Equal(encoded.Rows.Sum(row => row.Length), histogram.TokensPerEpoch);
        Assert.Equal(encoded.Rows.Sum(row => row.TrainedCount), histogram.TrainedTokensPerEpoch);
        Assert.Equal(data.Count - encoded.Rows.Count, histogram.Useless);
    }

    [Fact]
    public void A_cut_example_keeps_its_first_tokens()
    {
        var row = Assert.Single(EncodedDataset.Of(Chats.Data(LongAnswer), TinyLlama.Template, longest: 40).Rows);

        Assert.Equal(TinyLlama.Template.Encode(LongAnswer.Messages).Ids[..40], row.Ids);
    }

    [Fact]
    public async Task Data_without_one_trained_token_is_refused()
    {
        var exception = await Assert.ThrowsAsync<FineTuneException>(
            () => TrainingEvents.OfAsync(TinyLlama.Job with { Training = new Dataset("pets.jsonl", [LongQuestion]), MaxLength = 32 }, _folder.Path));

        Assert.Equal(
            "pets.jsonl: no token would be trained: no example has assistant text within the first 32 tokens. "
            + "Give examples with an assistant turn, shorten their prompts, or raise MaxLength.", exception.Message);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void Measuring_takes_every_row_once()
    {
        var encoded = EncodedDataset.Of(TinyLlama.Training, TinyLlama.Template, longest: 64);

        var tokens = 0;
        foreach (var batch in encoded.InOrder(batchSize: 3))
        {
            tokens += batch.TrainedTokens;
            batch.Dispose();
        }

        Assert.Equal(encoded.Rows.Sum(row => row.TrainedCount), tokens);
    }

    public void Dispose() => _folder.Dispose();
}
