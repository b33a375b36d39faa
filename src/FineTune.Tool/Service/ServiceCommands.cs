namespace FineTune.Tool;

/// <summary>The commands about the service of this user.</summary>
internal static class ServiceCommands
{
    public static IReadOnlyList<Command> All { get; } = [ServeCommand.Record, ServeStopCommand.Record, ServeStatusCommand.Record];
}
