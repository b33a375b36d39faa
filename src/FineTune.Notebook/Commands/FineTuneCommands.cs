namespace FineTune.Notebook;

/// <summary>Every command that a shell and a notebook share, one record each.</summary>
public static class FineTuneCommands
{
    public static IReadOnlyList<Command> Commands { get; } =
    [
        DatasetCheckCommand.Record,
        TrainCommand.Record,
        PretrainCommand.Record,
        ChatCommand.Record,
    ];
}
