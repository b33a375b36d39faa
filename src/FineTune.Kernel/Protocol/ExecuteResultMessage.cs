using System.Text.Json.Nodes;

namespace FineTune.Kernel;

/// <summary>The value of the cell's last expression.</summary>
public sealed record ExecuteResultMessage : OutputMessage
{
    public required int ExecutionCount { get; init; }
    public required JsonObject Data { get; init; }
    public JsonObject Metadata { get; init; } = [];
}
