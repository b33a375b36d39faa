using System.Diagnostics;

namespace FineTune.Kernel;

public sealed record RunnerOptions
{
    /// <summary>
    /// The command line of a program that serves <see cref="SessionHost.OverStdio"/>, usually this program itself. Streams, folder and
    /// environment are set by the runner.
    /// </summary>
    public required Func<ProcessStartInfo> KernelProcess { get; init; }

    /// <summary>Where the executed notebook goes; it may be the notebook's own path.</summary>
    public required string OutputPath { get; init; }

    /// <summary>Values for the notebook's parameters, written into a cell of the executed notebook as papermill does.</summary>
    public IReadOnlyList<NotebookParameter> Parameters { get; init; } = [];

    public TimeSpan CellTimeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Time that a cell, or the whole process, gets after it was told to stop, until it is killed.</summary>
    public TimeSpan StopGrace { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Variables that the notebook's process sees beside those of this process.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Writes Jupyter's timing into each cell's metadata. Off, so that the same notebook gives the same file.</summary>
    public bool RecordTiming { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;
}
