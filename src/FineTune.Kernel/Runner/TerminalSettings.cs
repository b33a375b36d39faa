namespace FineTune.Kernel;

public sealed record TerminalSettings
{
    /// <summary>False when the output goes to a file or a log: lines are then never rewritten, and live lines are few.</summary>
    public required bool IsTerminal { get; init; }

    /// <summary>Columns of the terminal.</summary>
    public int Width { get; init; } = 100;

    public TimeProvider Time { get; init; } = TimeProvider.System;
}
