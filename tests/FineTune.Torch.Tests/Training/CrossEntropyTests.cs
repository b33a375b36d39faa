using static TorchSharp.torch;

namespace FineTune.Torch.Tests.Training;

public sealed class CrossEntropyTests : IDisposable
{
    private static readonly MaskedTokens ShortRow = Row(trainedFrom: 2, 1, 60, 61, 62);
    private static readonly MaskedTokens LongRow = Row(trainedFrom: 3, 1, 90, 5, 200, 201, 30, 31, 150, 99, 2);
    private readonly LlamaModel _model = TinyLlama.Model();
    private readonly TorchSharp.DisposeScope _scope = NewDisposeScope();

    [Fact]
    public void The_loss_is_the_mean_over_tokens_and_not_over_rows()
    {
        var (shortLoss, longLoss) = (LossOf(ShortRow), LossOf(LongRow));

        var both = LossOf(ShortRow, LongRow);

        Assert.Equal((2 * shortLoss + 7 * longLoss) / 9, both, 1e-5);
        Assert.True(Math.Abs(both - (shortLoss + longLoss) / 2) > 1e-2);
    }

    [Fact]
    public void Padding_does_not_change_the_loss()
    {
        var alone = LossOf(ShortRow);
        var untrained = LongRow with { Trained = new bool[LongRow.Length] };

        Assert.Equal(alone, LossOf(ShortRow, untrained), 1e-6);
    }

    [Fact]
    public void The_order_of_rows_does_not_change_the_loss()
    {
        Assert.Equal(LossOf(ShortRow, LongRow), LossOf(LongRow, ShortRow), 1e-6);
    }

    [Fact]
    public void The_loss_is_that_of_the_full_logits()
    {
        var logits = _model.forward(tensor(LongRow.Ids.Select(id => (long)id).ToArray(), [1, LongRow.Length]));
        var logProbabilities = nn.functional.log_softmax(logits[0], dim: 1);
        var expected = Enumerable.Range(3, 7).Average(t => -logProbabilities[t - 1, LongRow.Ids[t]].item<float>());

        Assert.Equal(expected, LossOf(LongRow), 1e-5);
    }

    [Fact]
    public void Predictions_that_are_right_are_counted()
    {
        var answer = new TextGenerator(_model).Generate([1, 90, 5], new SamplingSettings { MaxTokens = 4 }, [], TestContext.Current.CancellationToken).ToArray();
        using var batch = Batch.Of([Row(trainedFrom: 3, [1, 90, 5, .. answer]), Row(trainedFrom: 3, [1, 90, 5, (answer[0] + 1) % 280])]);

        var (_, correct) = CrossEntropy.Of(_model, batch);

        Assert.Equal(4, correct.item<long>());
        Assert.Equal(5, batch.TrainedTokens);
        Assert.Equal(11, batch.Tokens);
    }

    public void Dispose()
    {
        _scope.Dispose();
        _model.Dispose();
    }

    private float LossOf(params MaskedTokens[] rows)
    {
        using var batch = Batch.Of(rows);
        return CrossEntropy.Of(_model, batch).Loss.item<float>();
    }

    private static MaskedTokens Row(int trainedFrom, params int[] ids) => new(ids, [.. ids.Select((_, index) => index >= trainedFrom)]);
}
