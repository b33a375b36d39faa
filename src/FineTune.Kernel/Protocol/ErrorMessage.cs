using System.Text.Json.Serialization;

namespace FineTune.Kernel;

/// <summary>The fault that ended the cell. <see cref="Traceback"/> is what a person reads: it repeats name and message.</summary>
public sealed record ErrorMessage : OutputMessage
{
    /// <summary>The name by which front ends know that the user stopped the cell.</summary>
    public const string Interrupted = "KeyboardInterrupt";

    [JsonPropertyName("ename")]
    public required string Name { get; init; }

    [JsonPropertyName("evalue")]
    public required string Value { get; init; }

    public required IReadOnlyList<string> Traceback { get; init; }
}
