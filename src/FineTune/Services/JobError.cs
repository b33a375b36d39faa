namespace FineTune;

/// <summary>Why a job failed, in the service's words.</summary>
/// <param name="Code">A stable word, such as "invalid_n_examples"; null when the service gives none.</param>
/// <param name="Message">For people.</param>
/// <param name="Param">The setting that is to blame, such as "training_file"; null when the service names none.</param>
public sealed record JobError(string? Code, string Message, string? Param);
