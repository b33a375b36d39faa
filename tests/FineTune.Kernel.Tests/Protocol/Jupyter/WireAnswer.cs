using System.Text.Json.Nodes;

namespace FineTune.Kernel.Tests;

/// <summary>A message from the kernel.</summary>
internal sealed record WireAnswer(string Type, string? Parent, JsonObject Content)
{
    public required JsonObject Header { get; init; }
    public required JsonObject ParentHeader { get; init; }
    public IReadOnlyList<byte[]> Buffers { get; init; } = [];

    public string? Text(string member) => Content[member]?.ToString();

    /// <summary>Type and what matters most, for lists of messages.</summary>
    public override string ToString() => Type switch
    {
        "status" => Text("execution_state")!,
        "stream" => $"{Text("name")}: {Text("text")}",
        "execute_result" or "display_data" or "update_display_data" => $"{Type}: {Content["data"]!["text/plain"]}",
        "error" => $"error: {Text("ename")}",
        _ => Type,
    };
}
