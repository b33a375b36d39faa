using System.Text.Json.Nodes;

namespace FineTune.Torch;

/// <summary>What the training loop needs to know: where batches come from and what happens when. Pure data and functions.</summary>
internal sealed record TrainingPlan
{
    public required int TotalSteps { get; init; }
    public required int StepsPerEpoch { get; init; }

    /// <summary>The batch of a step, counted from 0; the loop disposes it.</summary>
    public required Func<int, Batch> TrainingBatch { get; init; }

    /// <summary>All validation data, measured in full each time; empty when there is none.</summary>
    public required Func<IEnumerable<Batch>> ValidationBatches { get; init; }

    public required LearningRateSchedule Schedule { get; init; }
    public required double WeightDecay { get; init; }
    public double SecondMomentDecay { get; init; } = 0.999;
    public required double? MaxGradientNorm { get; init; }
    public required int EvaluateEvery { get; init; }
    public required int CheckpointEvery { get; init; }

    /// <summary>After so many steps.</summary>
    public bool IsCheckpointDue(int steps) => steps % CheckpointEvery == 0 || steps == TotalSteps;

    /// <summary>After so many steps: every so often, at the end of each epoch, and last.</summary>
    public bool IsEvaluationDue(int steps) => steps % EvaluateEvery == 0 || steps % StepsPerEpoch == 0 || steps == TotalSteps;

    /// <summary>Tokens of one epoch that count in the loss.</summary>
    public required long TrainedTokensPerEpoch { get; init; }

    /// <summary>
    /// By name, what the curve depends on. Checkpoints carry it, and training does not go on from one that was written by other settings.
    /// </summary>
    public JsonObject Settings { get; init; } = [];

    /// <summary>Asked after every step; true ends training with a checkpoint.</summary>
    public Func<bool> PauseRequested { get; init; } = () => false;

    /// <summary>Has the model answer the job's prompts after so many steps; asked for before training and at each checkpoint that is due.</summary>
    public Func<LlamaModel, int, CancellationToken, IEnumerable<SampleGenerated>> Samples { get; init; } = (_, _, _) => [];

    /// <summary>Said once, before the first step.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
