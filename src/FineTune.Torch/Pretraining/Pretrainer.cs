using System.Text.Json.Nodes;
using static TorchSharp.torch;

namespace FineTune.Torch;

/// <summary>Trains a small base model from random weights: tokenizer, corpus, loop, model folder.</summary>
public static class Pretrainer
{
    private static readonly string[] SpecialTokens = [PretrainCorpus.EndOfText, ChatTemplate.StartToken, ChatTemplate.EndToken];

    /// <summary>
    /// Yields what happens; the model is at <see cref="PretrainJob.Output"/> when <see cref="TrainingCompleted"/> comes.
    /// The validation loss is over held-out documents, in nats per token.
    /// </summary>
    public static IAsyncEnumerable<TrainingEvent> TrainAsync(PretrainJob job, CancellationToken cancellationToken = default) =>
        BackgroundEvents.RunAsync(token => Train(job, token), cancellationToken);

    private static IEnumerable<TrainingEvent> Train(PretrainJob job, CancellationToken cancellationToken)
    {
        var scratch = job.Output + ".run";
        CheckpointFolder.RequireNone(scratch);
        LibTorch.Load();
        if (Directory.Exists(job.Output) && Directory.EnumerateFileSystemEntries(job.Output).Any())
            throw new FineTuneException($"{job.Output}: this folder is not empty. Give a new one, so that no model is overwritten.");
        var corpus = new XmlDocumentationCorpus();
        CorpusDocument[] documents = [.. job.Corpus.SelectMany(corpus.Read)];
        Directory.CreateDirectory(job.Output);
        var tokenizer = MakeTokenizer(job, documents);
        var template = ChatTemplate.Load(job.Output, tokenizer);
        var tokens = PretrainCorpus.Encode(documents, tokenizer, template, job.Seed);

        using var model = new LlamaModel(ConfigOf(job, template.EndId), job.Seed);
        var plan = PlanOf(job, tokens);
        using var loop = new TrainingLoop(model, plan, new CheckpointFolder(scratch, job.Output, plan.IsCheckpointDue));
        var metrics = new List<MetricPoint>();
        var device = "";
        foreach (var trainingEvent in loop.Run(cancellationToken))
        {
            device = (trainingEvent as TrainingStarted)?.Device ?? device;
            if (trainingEvent is MetricsReported { Point: var point })
                metrics.Add(point);
            if (trainingEvent is not TrainingCompleted completed)
            {
                yield return trainingEvent;
                continue;
            }
            Finish(job, completed.Model);
            ModelReadme.Write(job, CorpusFacts.Of(job, documents, tokens, device), metrics);
            Directory.Delete(scratch, recursive: true);
            yield return completed with { Model = job.Output };
        }
    }

    private static Tokenizer MakeTokenizer(PretrainJob job, IEnumerable<CorpusDocument> documents)
    {
        TokenizerTraining.TrainTo(Path.Combine(job.Output, "tokenizer.json"), documents.Select(document => document.Text), job.VocabularySize, SpecialTokens);
        var settings = new JsonObject
        {
            ["tokenizer_class"] = "GPT2Tokenizer",
            ["add_prefix_space"] = false,
            ["bos_token"] = null,
            ["eos_token"] = ChatTemplate.EndToken,
            ["pad_token"] = PretrainCorpus.EndOfText,
            ["unk_token"] = PretrainCorpus.EndOfText,
            ["clean_up_tokenization_spaces"] = false,
            ["model_max_length"] = job.ContextLength,
            ["chat_template"] = ChatTemplate.ChatMl,
        };
        IndentedJson.Write(Path.Combine(job.Output, "tokenizer_config.json"), settings);
        return Tokenizer.Load(job.Output);
    }

    private static LlamaConfig ConfigOf(PretrainJob job, int endOfSequence) => new()
    {
        VocabularySize = job.VocabularySize,
        HiddenSize = job.HiddenSize,
        IntermediateSize = job.IntermediateSize,
        Layers = job.Layers,
        AttentionHeads = job.AttentionHeads,
        KeyValueHeads = job.KeyValueHeads,
        HeadSize = job.HiddenSize / job.AttentionHeads,
        ContextLength = job.ContextLength,
        EndOfSequence = endOfSequence,
    };

    private static TrainingPlan PlanOf(PretrainJob job, PretrainCorpus tokens)
    {
        var blocks = new TokenBlocks(tokens.Training, job.BlockLength, job.Seed);
        if (blocks.Count == 0)
            throw new FineTuneException($"The corpus has only {tokens.Training.Length} tokens to train on; one block takes {job.BlockLength + 1}. Give more text or shorter blocks.");
        var heldOut = new TokenBlocks(tokens.Validation, job.BlockLength, job.Seed);
        return new TrainingPlan
        {
            TotalSteps = job.Steps,
            StepsPerEpoch = Math.Max(1, blocks.Count / job.BatchSize),
            TrainingBatch = step => blocks.BatchAt(step, job.BatchSize),
            ValidationBatches = () => heldOut.InOrder(job.BatchSize),
            Schedule = new LearningRateSchedule(job.LearningRate, WarmupSteps: Math.Min(100, job.Steps / 10 + 1), job.Steps, FinalRatio: 0.05),
            WeightDecay = job.WeightDecay,
            SecondMomentDecay = 0.95,
            MaxGradientNorm = 1.0,
            EvaluateEvery = job.EvaluateEvery,
            CheckpointEvery = job.EvaluateEvery * 5,
            TrainedTokensPerEpoch = tokens.Training.Length,
        };
    }

    /// <summary>The best checkpoint's weights in bfloat16, half the size of what was trained.</summary>
    private static void Finish(PretrainJob job, string best)
    {
        using var chosen = ModelFolder.Load(best);
        ModelFolder.Write(chosen, job.Output, ScalarType.BFloat16);
    }
}
