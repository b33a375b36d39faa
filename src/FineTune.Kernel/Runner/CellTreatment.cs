namespace FineTune.Kernel;

/// <summary>What the runner does with a cell.</summary>
internal enum CellTreatment
{
    /// <summary>There is nothing in it to run.</summary>
    Leave,

    /// <summary>It is C# and goes to the kernel.</summary>
    Run,

    /// <summary>It is written in a language that a front end draws, and is its own output.</summary>
    Show,

    /// <summary>It could be run, but not here: <see cref="CellSelection.ReasonToSkip"/> says why. Its outputs stay as they are.</summary>
    Skip,
}
