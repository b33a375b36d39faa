namespace FineTune.Torch;

/// <summary>Where training goes on.</summary>
/// <param name="State">Null when training starts from the beginning.</param>
/// <param name="Warnings">Why it does not go on from a newer checkpoint.</param>
internal sealed record Resumption(TrainerState? State, IReadOnlyList<string> Warnings);
