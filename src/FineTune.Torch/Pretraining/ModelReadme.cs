using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace FineTune.Torch;

/// <summary>The README.md of a pre-trained model: what it read, with which settings, how the loss went, and the hash of the weights.</summary>
internal static class ModelReadme
{
    public static void Write(PretrainJob job, CorpusFacts corpus, IReadOnlyList<MetricPoint> metrics)
    {
        var weights = File.ReadAllBytes(Path.Combine(job.Output, "model.safetensors"));
        AtomicFile.WriteAllText(Path.Combine(job.Output, "README.md"), Render(job, corpus, metrics, weights));
    }

    private static string Render(PretrainJob job, CorpusFacts corpus, IReadOnlyList<MetricPoint> metrics, byte[] weights)
    {
        MetricPoint[] measured = [.. metrics.Where(point => point.ValidationLoss is not null)];
        var best = measured.MinBy(point => point.ValidationLoss);
        var card = new StringBuilder();
        card.Append(CultureInfo.InvariantCulture, $"""
            # {Path.GetFileName(Path.TrimEndingDirectorySeparator(job.Output))}

            A small base model for learning how fine-tuning works: LlamaForCausalLM, {job.Layers} layers, width {job.HiddenSize}, {job.AttentionHeads} attention heads on
            {job.KeyValueHeads} key/value heads, context {job.ContextLength} tokens, tied embeddings, weights in bfloat16 ({weights.Length / 1e6:F1} MB). It has read nothing but .NET
            documentation: it knows how sentences go and nothing about the world. Do not use it for anything but lessons and tests.

            Byte-level BPE of {job.VocabularySize:N0} entries with GPT-2's pre-tokenizer, learned from the same text. Chat template: ChatML.

            ## Data
            {string.Join("\n", corpus.Sources.Select(source => $"- {source}"))}

            {corpus.Documents:N0} texts, one per documented type, and {corpus.Conversations:N0} question-and-answer conversations made from them; repeated sentences left out;
            {corpus.TrainingTokens:N0} tokens for training, {corpus.ValidationTokens:N0} held out (every fiftieth text).

            The documentation comes with the packages Microsoft.NETCore.App.Ref and Microsoft.AspNetCore.App.Ref of the .NET SDK, whose licence is MIT
            (copyright .NET Foundation and contributors); its source, dotnet/dotnet-api-docs, is under CC BY 4.0. The text itself is not in this folder.

            ## Settings
            | setting | value |
            |---|---|
            | steps | {job.Steps:N0} |
            | tokens per step | {job.BatchSize} × {job.BlockLength} |
            | learning rate | {job.LearningRate} at its peak, cosine |
            | weight decay | {job.WeightDecay} |
            | seed | {job.Seed} |
            | time | {metrics[^1].Elapsed:h\:mm\:ss} on {corpus.Device} |

            ## Curve
            | step | validation loss (nats per token) |
            |---|---|

            """);
        foreach (var point in measured)
            card.Append(CultureInfo.InvariantCulture, $"| {point.Step:N0} | {point.ValidationLoss:F3} |\n");
        card.Append(CultureInfo.InvariantCulture, $"""

            The weights are those of step {best?.Step ?? job.Steps:N0}.

            SHA-256 of model.safetensors: `{Convert.ToHexStringLower(SHA256.HashData(weights))}`

            Made by `finetune pretrain`.

            """);
        return card.ToString();
    }
}
