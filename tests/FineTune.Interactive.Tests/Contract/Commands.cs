namespace Microsoft.DotNet.Interactive.Commands;

public abstract class KernelCommand
{
    public string? TargetKernelName { get; set; }
}

public abstract class KernelDirectiveCommand : KernelCommand;

public sealed class SubmitCode(string code, string? targetKernelName = null) : KernelCommand
{
    public string Code { get; } = code;
    public string? Target { get; } = targetKernelName;
}
