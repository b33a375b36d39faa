namespace FineTune.Kernel;

/// <summary>How a restore ended.</summary>
/// <param name="Succeeded">All packages are there.</param>
/// <param name="Output">What the program printed, for a fault that it could not write down.</param>
/// <param name="Assets">What it wrote down; null when it did not come so far.</param>
internal sealed record RestoreOutcome(bool Succeeded, string Output, AssetsFile? Assets)
{
    /// <summary>The answer stood in the cache; nothing was run.</summary>
    public bool WasKnown { get; init; }

    /// <summary>A source could not be reached, and the user's package cache had all that was asked for.</summary>
    public bool WasOffline { get; init; }

    public IReadOnlyList<RestoreMessage> Messages => Assets?.Messages ?? [];

    /// <summary>A source did not answer, or not as a source does.</summary>
    public bool SourceFailed => Messages.Any(message => message is { Code: "NU1301", IsError: true });
}
