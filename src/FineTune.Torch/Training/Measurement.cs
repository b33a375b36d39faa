using static TorchSharp.torch;

namespace FineTune.Torch;

/// <summary>Loss (nats per trained token) and token accuracy over data that is not trained on.</summary>
internal sealed record Measurement(double Loss, double TokenAccuracy)
{
    /// <summary>Null when there are no batches. Each batch is disposed after use.</summary>
    public static Measurement? Of(LlamaModel model, IEnumerable<Batch> batches, CancellationToken cancellationToken)
    {
        using var noGrad = no_grad();
        model.eval();
        var (loss, correct, tokens) = (0.0, 0L, 0L);
        foreach (var next in batches)
        {
            using var batch = next;
            cancellationToken.ThrowIfCancellationRequested();
            using var scope = NewDisposeScope();
            var (batchLoss, batchCorrect) = CrossEntropy.Of(model, batch);
            loss += batchLoss.item<float>() * (double)batch.TrainedTokens;
            correct += batchCorrect.item<long>();
            tokens += batch.TrainedTokens;
        }
        return tokens == 0 ? null : new Measurement(loss / tokens, (double)correct / tokens);
    }
}
