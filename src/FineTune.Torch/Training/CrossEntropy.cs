using static TorchSharp.torch;

namespace FineTune.Torch;

/// <summary>Next-token cross-entropy over the trained tokens of a batch: mean over tokens, not over rows.</summary>
internal static class CrossEntropy
{
    /// <summary>
    /// Loss (scalar, differentiable) and correct predictions (scalar). Only hidden states whose next token is trained reach the
    /// vocabulary head, which saves its cost on prompts and padding.
    /// </summary>
    public static (Tensor Loss, Tensor Correct) Of(LlamaModel model, Batch batch)
    {
        using var scope = NewDisposeScope();
        var hidden = model.Hidden(batch.Inputs);                                           // (rows, length, hidden)
        var chosen = hidden.reshape(-1, hidden.shape[2]).index_select(0, batch.Positions); // (trained, hidden)
        var logits = model.Logits(chosen);                                                 // (trained, vocabulary)
        var loss = nn.functional.cross_entropy(logits, batch.Targets);
        var correct = logits.argmax(1).eq(batch.Targets).sum();
        return (loss.MoveToOuterDisposeScope(), correct.MoveToOuterDisposeScope());
    }
}
