namespace FineTune;

/// <summary>
/// What people can ask for by name: one record is both a shell command and a notebook magic, with one help text and one behaviour.
/// A name of two words ("dataset check") is a command with a sub-command.
/// </summary>
public sealed record Command
{
    public required string Name { get; init; }

    /// <summary>Its name in a shell, where it cannot be called like the program.</summary>
    public string ShellName { get => field ?? Name; init; }

    public required string Description { get; init; }
    public IReadOnlyList<CommandParameter> Parameters { get; init; } = [];

    /// <summary>For the help, as they are typed behind <c>finetune</c> or <c>#!</c>.</summary>
    public IReadOnlyList<string> Examples { get; init; } = [];

    /// <summary>The line of C# that does the same in a cell; null for what belongs to a shell alone.</summary>
    public string? CSharp { get; init; }

    /// <summary>In a notebook the lines below the magic are its text: <see cref="CommandCall.Body"/>.</summary>
    public bool TakesBody { get; init; }

    /// <summary>It makes sense in a notebook alone.</summary>
    public bool InNotebooksOnly { get; init; }

    /// <summary>Ctrl-C is a matter of the command itself, which goes on; otherwise it cancels <see cref="CommandCall.CancellationToken"/> and ends the program soon after.</summary>
    public bool HandlesInterrupts { get; init; }

    /// <summary>
    /// A request to terminate the program (SIGTERM) cancels <see cref="CommandCall.PauseToken"/>, and the command takes the time it needs;
    /// otherwise that is like Ctrl-C.
    /// </summary>
    public bool CanPause { get; init; }

    /// <summary>
    /// Does the work and returns the exit code: 0 fine, 1 what was asked did not hold or failed, 2 wrong use, 3 paused: the same command
    /// goes on.
    /// </summary>
    public required Func<CommandCall, Task<int>> Handler { get; init; }
}
