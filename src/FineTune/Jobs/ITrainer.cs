namespace FineTune;

/// <summary>Trains a job on this machine.</summary>
public interface ITrainer
{
    /// <summary>
    /// Trains and yields what happens. Checkpoints go below <paramref name="folder"/> as <c>checkpoints/step-000200</c>.
    /// Nothing starts before the enumeration; leaving it, or cancelling, stops training within one step.
    /// </summary>
    IAsyncEnumerable<TrainingEvent> TrainAsync(FineTuneJob job, string folder, CancellationToken cancellationToken = default);
}
