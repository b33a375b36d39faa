using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace FineTune.Kernel;

/// <summary>What a front end asks of the kernel, in the shapes of Jupyter's messaging protocol.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "msg_type")]
[JsonDerivedType(typeof(ExecuteRequest), "execute_request")]
[JsonDerivedType(typeof(CompleteRequest), "complete_request")]
[JsonDerivedType(typeof(InspectRequest), "inspect_request")]
[JsonDerivedType(typeof(IsCompleteRequest), "is_complete_request")]
[JsonDerivedType(typeof(HistoryRequest), "history_request")]
[JsonDerivedType(typeof(KernelInfoRequest), "kernel_info_request")]
[JsonDerivedType(typeof(CommInfoRequest), "comm_info_request")]
[JsonDerivedType(typeof(CommOpenRequest), "comm_open")]
[JsonDerivedType(typeof(CommDataRequest), "comm_msg")]
[JsonDerivedType(typeof(CommCloseRequest), "comm_close")]
[JsonDerivedType(typeof(InterruptRequest), "interrupt_request")]
[JsonDerivedType(typeof(ShutdownRequest), "shutdown_request")]
public abstract record KernelRequest
{
    /// <summary>Chosen by the front end; replies and outputs name it as their parent.</summary>
    public required string Id { get; init; }
}

/// <summary>Run one cell. Requests are run in the order in which they came.</summary>
public sealed record ExecuteRequest : KernelRequest
{
    public required string Code { get; init; }

    /// <summary>Show nothing and count nothing; the reply alone tells what happened.</summary>
    public bool Silent { get; init; }

    /// <summary>False: the front end's own question, which is neither counted nor remembered. Left out it means true.</summary>
    public bool? StoreHistory { get; init; }

    /// <summary>Name to an expression whose value the reply shall carry.</summary>
    public IReadOnlyDictionary<string, string>? UserExpressions { get; init; }

    /// <summary>Somebody is there to answer when the cell asks.</summary>
    public bool AllowStdin { get; init; }

    /// <summary>When the cell fails, cells that wait are answered with "aborted". Left out it means true.</summary>
    public bool? StopOnError { get; init; }

    /// <summary>The front end's name for the cell, the same when it is run again.</summary>
    public string? CellId { get; init; }
}

/// <summary>What could stand at the cursor? Positions count code points, as everywhere in the protocol: see <see cref="CursorPosition"/>.</summary>
public sealed record CompleteRequest : KernelRequest
{
    public required string Code { get; init; }
    public int? CursorPos { get; init; }
}

/// <summary>What is known about the name at the cursor?</summary>
public sealed record InspectRequest : KernelRequest
{
    public required string Code { get; init; }
    public int? CursorPos { get; init; }
}

/// <summary>Could this be run as it stands?</summary>
public sealed record IsCompleteRequest : KernelRequest
{
    public required string Code { get; init; }
}

/// <summary>Cells that were run, in this session or before it.</summary>
public sealed record HistoryRequest : KernelRequest
{
    public const string Tail = "tail";
    public const string Range = "range";
    public const string Search = "search";

    public required string HistAccessType { get; init; }

    /// <summary>With what each cell showed as its value.</summary>
    public bool Output { get; init; }

    /// <summary>Of a range: 0 is the running session, -1 the one before it.</summary>
    public int? Session { get; init; }

    public int? Start { get; init; }

    /// <summary>The first cell that is not wanted.</summary>
    public int? Stop { get; init; }

    /// <summary>The last so many.</summary>
    public int? N { get; init; }

    /// <summary>Of a search: * stands for any text, ? for one character.</summary>
    public string? Pattern { get; init; }

    public bool Unique { get; init; }
}

/// <summary>Which language, which version of the protocol? Answered at once, also while a cell runs.</summary>
public sealed record KernelInfoRequest : KernelRequest;

/// <summary>Which comms are open?</summary>
public sealed record CommInfoRequest : KernelRequest
{
    public string? TargetName { get; init; }
}

/// <summary>Something said over a comm; see <see cref="Comms"/>. Taken in turn with the cells.</summary>
public abstract record CommRequest : KernelRequest
{
    public required string CommId { get; init; }
    public JsonObject? Data { get; init; }

    /// <summary>Bytes beside the JSON.</summary>
    [JsonIgnore]
    public IReadOnlyList<ReadOnlyMemory<byte>> Buffers { get; init; } = [];
}

public sealed record CommOpenRequest : CommRequest
{
    public required string TargetName { get; init; }
}

public sealed record CommDataRequest : CommRequest;

public sealed record CommCloseRequest : CommRequest;

/// <summary>Stop the running cell. Answered at once, while the cell is still running.</summary>
public sealed record InterruptRequest : KernelRequest;

/// <summary>Stop the running cell and end.</summary>
public sealed record ShutdownRequest : KernelRequest
{
    /// <summary>The front end will start the kernel again.</summary>
    public bool Restart { get; init; }
}
