namespace FineTune;

/// <summary>How far a job at a service is. Services have words of their own beside these, such as Microsoft Foundry's "pending".</summary>
public readonly record struct JobStatus(string Value)
{
    public static JobStatus ValidatingFiles { get; } = new("validating_files");
    public static JobStatus Queued { get; } = new("queued");
    public static JobStatus Running { get; } = new("running");
    public static JobStatus Paused { get; } = new("paused");
    public static JobStatus Succeeded { get; } = new("succeeded");
    public static JobStatus Failed { get; } = new("failed");
    public static JobStatus Cancelled { get; } = new("cancelled");

    /// <summary>Nothing will change any more.</summary>
    public bool IsFinal => this == Succeeded || this == Failed || this == Cancelled;

    public override string ToString() => Value;
}
