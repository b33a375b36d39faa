namespace FineTune.Notebook;

/// <summary>Every command that a shell and a notebook share, one record each.</summary>
public static class FineTuneCommands
{
    public static IReadOnlyList<Command> Commands { get; } =
    [
        DatasetCommands.Load, DatasetCheckCommand.Record, DatasetCommands.Show, DatasetCommands.Split, DatasetCommands.Tokens, DatasetCommands.Mask,
        FineTuneCommand.Record, TrainCommand.Record, PretrainCommand.Record,
        JobsListCommand.Record, JobsCommands.Show, JobsWatchCommand.Record, JobsCommands.Pause, JobsCommands.Resume, JobsCommands.Cancel,
        JobsCommands.Events, JobsCommands.Checkpoints,
        RunsCommands.List, RunsCommands.Show, LossCommand.Record,
        ModelsCommands.List, ModelsCommands.Show, ChatCommand.Record, CompareCommand.Record,
        ServeStartCommand.Record, ServeStopCommand.Record, ServeStatusCommand.Record, SecretsCommand.Record,
    ];
}
