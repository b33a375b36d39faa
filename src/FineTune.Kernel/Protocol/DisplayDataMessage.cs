using System.Text.Json.Nodes;

namespace FineTune.Kernel;

/// <summary>A value shown by the cell. <see cref="Data"/> maps a MIME type to a string, or to real JSON for a JSON type.</summary>
public sealed record DisplayDataMessage : OutputMessage
{
    public required JsonObject Data { get; init; }
    public JsonObject Metadata { get; init; } = [];
    public DisplayTransient Transient { get; init; } = new();
}
