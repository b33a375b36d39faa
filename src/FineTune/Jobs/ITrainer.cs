namespace FineTune;

/// <summary>Trains a job on this machine.</summary>
public interface ITrainer
{
    /// <summary>
    /// Trains and yields what happens. Checkpoints go below <paramref name="folder"/> as <c>checkpoints/step-000200</c>; where some are
    /// there already, training goes on from the newest whole one. Nothing starts before the enumeration; leaving it, or cancelling, stops
    /// training within one step, and so does <see cref="Run.Pause"/>, after a checkpoint.
    /// </summary>
    IAsyncEnumerable<TrainingEvent> TrainAsync(FineTuneJob job, string folder, CancellationToken cancellationToken = default);
}
