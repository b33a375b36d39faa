namespace FineTune.Kernel;

/// <summary>One entry of a restore's log.</summary>
/// <param name="Code">NU1101 and the like.</param>
/// <param name="IsError">False for a warning.</param>
/// <param name="Text">In English; some codes put one fact on each line.</param>
/// <param name="PackageId">The package that it is about; null when it is about a source or the whole.</param>
internal sealed record RestoreMessage(string Code, bool IsError, string Text, string? PackageId)
{
    public IReadOnlyList<string> Lines { get; } = Text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
