namespace Microsoft.DotNet.Interactive.Commands;

/// <summary>Code for another kernel. <see cref="Kernel.SendAsync"/> says what to write instead.</summary>
public sealed record SubmitCode(string Code, string? TargetKernelName = null);
