using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace FineTune.Kernel;

/// <summary>How a cell ended. The fault stands in the reply's own members, as the protocol has it.</summary>
public sealed record ExecuteReply : KernelReply
{
    public required int ExecutionCount { get; init; }

    /// <summary>The fault that ended the cell, which was also published as an output; null when the cell succeeded.</summary>
    [JsonIgnore]
    public ErrorMessage? Error
    {
        get => ErrorName is null ? null : new ErrorMessage { Name = ErrorName, Value = ErrorValue ?? "", Traceback = Traceback ?? [] };
        init
        {
            (ErrorName, ErrorValue, Traceback) = (value?.Name, value?.Value, value?.Traceback);
            Status = value is null ? Ok : Failed;
        }
    }

    [JsonPropertyName("ename")]
    public string? ErrorName { get; init; }

    [JsonPropertyName("evalue")]
    public string? ErrorValue { get; init; }

    public IReadOnlyList<string>? Traceback { get; init; }

    /// <summary>Requests to the front end: a page of help for its pager.</summary>
    public IReadOnlyList<JsonObject>? Payload { get; init; }

    /// <summary>Name to the value, or the fault, of an expression that the request asked for.</summary>
    public JsonObject? UserExpressions { get; init; }
}
