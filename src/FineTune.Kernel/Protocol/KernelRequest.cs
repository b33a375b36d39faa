using System.Text.Json.Serialization;

namespace FineTune.Kernel;

/// <summary>What a front end asks of the kernel.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "msg_type")]
[JsonDerivedType(typeof(ExecuteRequest), "execute_request")]
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
}

/// <summary>Stop the running cell. Answered at once, while the cell is still running.</summary>
public sealed record InterruptRequest : KernelRequest;

/// <summary>Stop the running cell and end.</summary>
public sealed record ShutdownRequest : KernelRequest;
