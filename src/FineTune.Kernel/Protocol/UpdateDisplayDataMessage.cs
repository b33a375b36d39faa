using System.Text.Json.Nodes;

namespace FineTune.Kernel;

/// <summary>New content for every output that was shown with the same display id.</summary>
public sealed record UpdateDisplayDataMessage : OutputMessage
{
    public required JsonObject Data { get; init; }
    public JsonObject Metadata { get; init; } = [];
    public required DisplayTransient Transient { get; init; }
}
