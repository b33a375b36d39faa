using System.Text.Json.Serialization;

namespace FineTune.Kernel;

/// <summary>The one answer to a <see cref="KernelRequest"/>. Outputs of a cell come before its reply.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "msg_type")]
[JsonDerivedType(typeof(ExecuteReply), "execute_reply")]
[JsonDerivedType(typeof(InterruptReply), "interrupt_reply")]
[JsonDerivedType(typeof(ShutdownReply), "shutdown_reply")]
public abstract record KernelReply;

public sealed record ExecuteReply : KernelReply
{
    public required int ExecutionCount { get; init; }

    /// <summary>The fault that ended the cell, which was also published as an output; null when the cell succeeded.</summary>
    public ErrorMessage? Error { get; init; }

    public string Status => Error is null ? "ok" : "error";
}

public sealed record InterruptReply : KernelReply;

public sealed record ShutdownReply : KernelReply;
