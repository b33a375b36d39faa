namespace FineTune.Kernel;

/// <summary>How a restore ended.</summary>
/// <param name="Succeeded">All packages are there.</param>
/// <param name="Output">What the program printed, for a fault that it could not write down.</param>
/// <param name="Assets">What it wrote down; null when it did not come so far.</param>
internal sealed record RestoreOutcome(bool Succeeded, string Output, AssetsFile? Assets)
{
    /// <summary>A source that did not answer, where the user's package cache had all that was asked for; else null.</summary>
    public string? MissedSource { get; init; }

    public IReadOnlyList<RestoreMessage> Messages => Assets?.Messages ?? [];

    /// <summary>What a source that did not answer, or not as a source does, has left.</summary>
    public RestoreMessage? SourceFault => Messages.FirstOrDefault(message => message is { Code: RestoreMessage.SourceFailed, IsError: true });
}
