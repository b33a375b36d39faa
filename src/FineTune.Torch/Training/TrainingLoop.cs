using System.Diagnostics;
using static TorchSharp.torch;

namespace FineTune.Torch;

/// <summary>Trains a model by a plan, one event after another. Synchronous: the caller decides on which thread.</summary>
internal sealed class TrainingLoop(LlamaModel model, TrainingPlan plan, CheckpointFolder checkpoints) : IDisposable
{
    private const int MostSkippedSteps = 3;
    private readonly AdamW _optimizer = new(model, plan.WeightDecay, plan.SecondMomentDecay);
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private TimeSpan _elapsedBefore;
    private long _tokensSeen;
    private int _skipped;

    public IEnumerable<TrainingEvent> Run(CancellationToken cancellationToken)
    {
        var trainee = new Trainee(model, _optimizer);
        var resumption = checkpoints.Restore(trainee, plan.Settings);
        var start = GoOnFrom(resumption.State);
        yield return Started(start);
        foreach (var warning in resumption.Warnings.Concat(plan.Warnings))
            yield return new TrainingWarning(warning);
        if (start == 0 && Validate(step: 0, cancellationToken) is { } before)
            yield return new MetricsReported(Complete(before, new MetricPoint { Step = 0, Epoch = 0 }));
        foreach (var sample in start == 0 ? plan.Samples(model, 0, cancellationToken) : [])
            yield return sample;

        for (var step = start; step < plan.TotalSteps; step++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var point = Step(step, out var warning);
            if (warning is not null)
                yield return new TrainingWarning(warning);

            var taken = step + 1;
            var last = taken == plan.TotalSteps;
            var validation = plan.IsEvaluationDue(taken) ? Validate(taken, cancellationToken) : null;
            yield return new MetricsReported(Complete(validation, point));
            var pause = !last && plan.PauseRequested();
            var saved = checkpoints.SaveIfDue(trainee, StateAt(point), validation?.Loss, pause);
            if (saved is not null)
                yield return new CheckpointSaved(taken, saved);
            foreach (var sample in plan.IsCheckpointDue(taken) ? plan.Samples(model, taken, cancellationToken) : [])
                yield return sample;
            if (pause)
            {
                yield return new TrainingPaused(taken, saved!);
                yield break;
            }
        }

        yield return new TrainingCompleted { Steps = plan.TotalSteps, Model = checkpoints.Best, Elapsed = Elapsed };
    }

    public void Dispose() => _optimizer.Dispose();

    private TimeSpan Elapsed => _elapsedBefore + _clock.Elapsed;

    /// <summary>Returns the number of steps that are behind.</summary>
    private int GoOnFrom(TrainerState? state)
    {
        if (state is null)
            return 0;
        (_elapsedBefore, _tokensSeen, _skipped) = (state.Elapsed - _clock.Elapsed, state.TokensSeen, state.SkippedInARow);
        return state.Step;
    }

    private TrainerState StateAt(MetricPoint point) => new()
    {
        Step = point.Step,
        Epoch = point.Epoch,
        TokensSeen = _tokensSeen,
        SkippedInARow = _skipped,
        Elapsed = Elapsed,
        Settings = plan.Settings,
    };

    private TrainingStarted Started(int resumedFrom) => new()
    {
        ResumedFrom = resumedFrom,
        TotalSteps = plan.TotalSteps,
        StepsPerEpoch = plan.StepsPerEpoch,
        Parameters = model.ParameterCount,
        TrainedTokensPerEpoch = plan.TrainedTokensPerEpoch,
        Device = $"cpu, {get_num_threads()} threads",
    };

    /// <summary>Batch, loss, backward, step.</summary>
    private MetricPoint Step(int step, out string? warning)
    {
        var start = _clock.Elapsed;
        var rate = plan.Schedule.At(step);
        using var scope = NewDisposeScope();
        using var batch = plan.TrainingBatch(step);
        model.train();
        _optimizer.ZeroGradients();

        var (loss, correct) = CrossEntropy.Of(model, batch);
        loss.backward();
        var norm = nn.utils.clip_grad_norm_(model.parameters(), plan.MaxGradientNorm ?? double.PositiveInfinity);
        var value = loss.item<float>();
        warning = Guard(step, value, norm);
        if (warning is null)
            _optimizer.Step(rate);
        _tokensSeen += batch.Tokens;

        return new MetricPoint
        {
            Step = step + 1,
            Epoch = (step + 1.0) / plan.StepsPerEpoch,
            TrainLoss = value,
            TrainTokenAccuracy = (double)correct.item<long>() / batch.TrainedTokens,
            LearningRate = rate,
            GradientNorm = norm,
            TokensPerSecond = batch.Tokens / (_clock.Elapsed - start).TotalSeconds,
        };
    }

    /// <summary>A step whose loss or gradients are not finite would ruin the weights: it is skipped, and the run ends if that goes on.</summary>
    private string? Guard(int step, float loss, double norm)
    {
        if (float.IsFinite(loss) && double.IsFinite(norm))
        {
            _skipped = 0;
            return null;
        }
        var what = $"step {step + 1}: the loss is {loss} and the gradient norm {norm}, so the update was skipped";
        if (++_skipped >= MostSkippedSteps)
            throw new FineTuneException($"{what}; that is {_skipped} steps in a row. {Advice}");
        return what + ".";
    }

    /// <summary>A loss that is no number means that the weights are lost, or were bad from the start; no later step mends that.</summary>
    private Measurement? Validate(int step, CancellationToken cancellationToken)
    {
        var measured = Measurement.Of(model, plan.ValidationBatches(), cancellationToken);
        if (measured is null || double.IsFinite(measured.Loss))
            return measured;
        throw new FineTuneException($"step {step}: the validation loss is {measured.Loss}. " + (step == 0
            ? "The base model's weights are broken; copy or train it again."
            : $"{Advice} The checkpoints written before are whole."));
    }

    private string Advice => $"Lower the learning rate (its peak is {plan.Schedule.Peak:g3}), raise the warm-up, or check the data.";

    private MetricPoint Complete(Measurement? validation, MetricPoint point) => point with
    {
        ValidationLoss = validation?.Loss,
        ValidationTokenAccuracy = validation?.TokenAccuracy,
        Elapsed = Elapsed,
        LiveTensors = Tensor.TotalCount,
        MemoryBytes = Environment.WorkingSet,
    };
}
