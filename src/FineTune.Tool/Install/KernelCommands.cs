namespace FineTune.Tool;

/// <summary>The commands that put the kernel where front ends find it.</summary>
internal static class KernelCommands
{
    public static IReadOnlyList<Command> All { get; } = [KernelInstallCommand.Record, KernelListCommand.Record, KernelRemoveCommand.Record];
}
