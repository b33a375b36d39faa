namespace FineTune.Kernel;

/// <summary>What happens while a notebook runs.</summary>
public abstract record RunnerEvent;

/// <summary>The first event. <paramref name="Cells"/> is how many cells will run.</summary>
public sealed record NotebookStarted(string Path, int Cells) : RunnerEvent;

/// <summary>A cell starts; <paramref name="Number"/> counts the cells that run, from 1, and becomes the cell's execution count.</summary>
public sealed record CellStarted(int Number, int Total, string FirstLine) : RunnerEvent
{
    /// <summary>Counts all cells of the notebook, from 1.</summary>
    public required int Position { get; init; }
}

/// <summary>Something about the notebook or the request is odd, and the run goes on.</summary>
public sealed record RunnerWarning(string Text) : RunnerEvent;

/// <summary>A cell is left out: it is no C#, or is tagged so. <paramref name="Position"/> counts all cells of the notebook, from 1.</summary>
public sealed record CellSkipped(int Position, string Reason) : RunnerEvent
{
    public required string FirstLine { get; init; }
}

/// <summary>A cell showed something.</summary>
public sealed record CellOutput(int Number, OutputMessage Message) : RunnerEvent;

/// <summary>The first line of a display that was updated in place: what a terminal shows as its live line.</summary>
public sealed record LiveStatus(string Text) : RunnerEvent;

/// <summary>Something that is no cell's output, printed by native code or by a program that a cell started.</summary>
public sealed record ProcessMessage(string Text) : RunnerEvent;

/// <summary>A cell ended. <paramref name="Error"/> is null when it succeeded.</summary>
public sealed record CellFinished(int Number, int Total, TimeSpan Elapsed, ErrorMessage? Error) : RunnerEvent
{
    /// <summary>The error is one that the cell's tag raises-exception allows, so the run goes on.</summary>
    public bool ErrorIsExpected { get; init; }
}

/// <summary>The last event of a notebook that could not be run at all.</summary>
public sealed record NotebookRefused(string Path, string Reason) : RunnerEvent;

/// <summary>The last event; the executed notebook is on disk.</summary>
public sealed record NotebookFinished(string OutputPath, TimeSpan Elapsed, FailedCell? Failure) : RunnerEvent
{
    public bool Succeeded => Failure is null;
}

/// <summary>The cell that ended the run. <paramref name="Position"/> counts all cells of the notebook, from 1.</summary>
public sealed record FailedCell(int Number, int Position, ErrorMessage Error)
{
    public required string FirstLine { get; init; }
}
