using System.Text.RegularExpressions;

namespace FineTune.Kernel;

/// <summary>One entry of a restore's log.</summary>
/// <param name="Code">NU1101 and the like.</param>
/// <param name="IsError">False for a warning.</param>
/// <param name="Text">In English; some codes put one fact on each line.</param>
/// <param name="PackageId">The package that it is about; null when it is about a source or the whole.</param>
internal sealed partial record RestoreMessage(string Code, bool IsError, string Text, string? PackageId)
{
    public const string SourceFailed = "NU1301";

    public IReadOnlyList<string> Lines { get; } = Text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The source that failed, as it was configured: mask it before it is shown. Empty when the message names none.</summary>
    public string Source => SourcePattern().Match(Lines[0]).Groups["source"].Value;

    [GeneratedRegex(@"source '?(?<source>[^']+?)'?( doesn't exist)?\.?$")]
    private static partial Regex SourcePattern();
}
