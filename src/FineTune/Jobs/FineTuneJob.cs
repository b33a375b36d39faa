namespace FineTune;

/// <summary>Every setting of one supervised fine-tuning run. Immutable: change it by <c>with</c>.</summary>
public sealed record FineTuneJob
{
    /// <summary>Folder of the base model in Hugging Face layout: config.json, tokenizer.json, model.safetensors.</summary>
    public required string Model { get; init; }

    public required Dataset Training { get; init; }

    /// <summary>Held-out examples that are measured and never trained on. Without them there is no validation curve.</summary>
    public Dataset? Validation { get; init; }

    /// <summary>A name people recognise in a chart legend and in the run's folder name.</summary>
    public string Name { get; init; } = "fine-tune";

    public InitialWeights InitialWeights { get; init; } = InitialWeights.Pretrained;

    /// <summary>Passes over the training data, at least 1.</summary>
    public int Epochs { get; init => field = AtLeast(value, 1, nameof(Epochs)); } = 3;

    /// <summary>Stop after this many optimizer steps even if <see cref="Epochs"/> asks for more; null means no such limit.</summary>
    public int? MaxSteps { get; init => field = value is { } v ? AtLeast(v, 1, nameof(MaxSteps)) : null; }

    /// <summary>Examples per optimizer step, at least 1.</summary>
    public int BatchSize { get; init => field = AtLeast(value, 1, nameof(BatchSize)); } = 8;

    /// <summary>Peak learning rate of AdamW, reached after the warm-up; above 0.</summary>
    public double LearningRate { get; init => field = Above(value, 0, nameof(LearningRate)); } = 1e-3;

    /// <summary>Share of all steps spent raising the learning rate from 0 to its peak, 0 to 1.</summary>
    public double WarmupRatio { get; init => field = Between(value, 0, 1, nameof(WarmupRatio)); } = 0.1;

    /// <summary>Where the cosine ends, one step after the last, as a share of the peak learning rate; 0 to 1.</summary>
    public double FinalLearningRateRatio { get; init => field = Between(value, 0, 1, nameof(FinalLearningRateRatio)); } = 0.1;

    /// <summary>Decoupled weight decay of AdamW; applies to matrices, not to norm gains.</summary>
    public double WeightDecay { get; init => field = Between(value, 0, 10, nameof(WeightDecay)); } = 0.01;

    /// <summary>Gradients are scaled down to this L2 norm; null switches clipping off.</summary>
    public double? MaxGradientNorm { get; init => field = value is { } v ? Above(v, 0, nameof(MaxGradientNorm)) : null; } = 1.0;

    /// <summary>Longest example in tokens; longer ones are cut at the end and reported by an event. Null means the model's own context.</summary>
    public int? MaxLength { get; init => field = value is { } v ? AtLeast(v, 8, nameof(MaxLength)) : null; }

    /// <summary>Steps between measurements of the validation loss; null means about twenty in the whole run. It is measured at the end of every epoch, too.</summary>
    public int? EvaluateEvery { get; init => field = value is { } v ? AtLeast(v, 1, nameof(EvaluateEvery)) : null; }

    /// <summary>Steps between checkpoints; null means at the end of every epoch. The best and the last are always kept.</summary>
    public int? CheckpointEvery { get; init => field = value is { } v ? AtLeast(v, 1, nameof(CheckpointEvery)) : null; }

    /// <summary>
    /// Questions that the model answers at each checkpoint, so that one reads how it gets on; they change nothing else. Null means the first
    /// validation example's, an empty list none.
    /// </summary>
    public IReadOnlyList<string>? SamplePrompts { get; init => field = NoneEmpty(value, nameof(SamplePrompts)); }

    /// <summary>Decides data order and random weights. The same seed on the same machine gives the same losses, bit for bit.</summary>
    public int Seed { get; init; } = 42;

    private static int AtLeast(int value, int least, string name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, least, name);
        return value;
    }

    private static IReadOnlyList<string>? NoneEmpty(IReadOnlyList<string>? texts, string name) =>
        texts?.Any(string.IsNullOrWhiteSpace) == true ? throw new ArgumentOutOfRangeException(name, $"{name} must not hold an empty text.") : texts;

    private static double Above(double value, double limit, string name)
    {
        if (!(value > limit) || double.IsInfinity(value))
            throw new ArgumentOutOfRangeException(name, value, $"{name} must be a finite number above {limit}.");
        return value;
    }

    private static double Between(double value, double low, double high, string name)
    {
        if (!(value >= low && value <= high))
            throw new ArgumentOutOfRangeException(name, value, $"{name} must lie between {low} and {high}.");
        return value;
    }
}
