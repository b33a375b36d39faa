using System.Text.Json.Serialization;

namespace FineTune;

/// <summary>
/// status.json: the state that a run last reported, and by which process. A run that says it is running while its process is gone
/// is interrupted; nothing has to be written at the moment of a crash.
/// </summary>
internal sealed record RunStatus
{
    public required RunState State { get; init; }
    public ProcessIdentity? Process { get; init; }

    /// <summary>Why it failed.</summary>
    public string? Error { get; init; }

    /// <summary>The model to use, relative to the run's folder when it lies in it.</summary>
    public string? Model { get; init; }

    [JsonIgnore]
    public RunState Actual => State == RunState.Running && Process is { } process && !process.MayBeAlive ? RunState.Interrupted : State;
}
