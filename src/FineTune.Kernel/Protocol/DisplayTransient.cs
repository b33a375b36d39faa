namespace FineTune.Kernel;

/// <summary>What belongs to a display while the kernel lives and is not stored in the notebook.</summary>
public sealed record DisplayTransient
{
    public string? DisplayId { get; init; }
}
