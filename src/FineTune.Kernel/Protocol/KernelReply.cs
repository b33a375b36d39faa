using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace FineTune.Kernel;

/// <summary>The one answer to a <see cref="KernelRequest"/>. Outputs of a cell come before its reply.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "msg_type")]
[JsonDerivedType(typeof(ExecuteReply), "execute_reply")]
[JsonDerivedType(typeof(CompleteReply), "complete_reply")]
[JsonDerivedType(typeof(InspectReply), "inspect_reply")]
[JsonDerivedType(typeof(IsCompleteReply), "is_complete_reply")]
[JsonDerivedType(typeof(HistoryReply), "history_reply")]
[JsonDerivedType(typeof(KernelInfoReply), "kernel_info_reply")]
[JsonDerivedType(typeof(CommInfoReply), "comm_info_reply")]
[JsonDerivedType(typeof(InterruptReply), "interrupt_reply")]
[JsonDerivedType(typeof(ShutdownReply), "shutdown_reply")]
[JsonDerivedType(typeof(FailedReply), "failed_reply")]
public abstract record KernelReply
{
    public const string Ok = "ok";
    public const string Failed = "error";
    public const string Aborted = "aborted";

    public string Status { get; init; } = Ok;
}

public sealed record CompleteReply : KernelReply
{
    public required IReadOnlyList<string> Matches { get; init; }
    public required int CursorStart { get; init; }
    public required int CursorEnd { get; init; }
    public required JsonObject Metadata { get; init; }
}

public sealed record InspectReply : KernelReply
{
    public bool Found => Data.Count > 0;
    public JsonObject Data { get; init; } = [];
    public JsonObject Metadata { get; init; } = [];
}

/// <summary>The status is one of the words here.</summary>
public sealed record IsCompleteReply : KernelReply
{
    public const string Complete = "complete";
    public const string Incomplete = "incomplete";
    public const string Invalid = "invalid";

    /// <summary>What the next line should begin with, when the code is incomplete.</summary>
    public string? Indent { get; init; }
}

/// <param name="History">Per cell: session, number, and code or a pair of code and value.</param>
public sealed record HistoryReply(JsonArray History) : KernelReply;

/// <param name="Comms">Id to an object that names the target.</param>
public sealed record CommInfoReply(JsonObject Comms) : KernelReply;

public sealed record InterruptReply : KernelReply;

public sealed record ShutdownReply : KernelReply
{
    public bool Restart { get; init; }
}

/// <summary>The kernel could not answer.</summary>
public sealed record FailedReply : KernelReply
{
    [JsonPropertyName("ename")]
    public required string Name { get; init; }

    [JsonPropertyName("evalue")]
    public required string Value { get; init; }

    public IReadOnlyList<string> Traceback { get; init; } = [];

    public static FailedReply Of(Exception error) => new() { Status = Failed, Name = error.GetType().Name, Value = error.Message };
}
