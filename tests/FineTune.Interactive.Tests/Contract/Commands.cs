namespace Microsoft.DotNet.Interactive.Commands;

public abstract class KernelCommand
{
    public string? TargetKernelName { get; set; }

    /// <summary>Of a magic the cell in which it stands.</summary>
    public KernelCommand? Parent { get; private set; }

    public void SetParent(KernelCommand parent) => Parent = parent;
}

public abstract class KernelDirectiveCommand : KernelCommand;

public sealed class SubmitCode(string code) : KernelCommand
{
    public string Code { get; } = code;
}
