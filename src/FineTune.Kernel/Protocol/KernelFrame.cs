namespace FineTune.Kernel;

/// <summary>One line from the kernel: an output or a reply, and the id of the request that it belongs to.</summary>
internal sealed record KernelFrame
{
    public required string Parent { get; init; }
    public OutputMessage? Output { get; init; }
    public KernelReply? Reply { get; init; }
}
