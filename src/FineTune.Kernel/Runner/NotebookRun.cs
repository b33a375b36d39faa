using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

namespace FineTune.Kernel;

/// <summary>One run of one notebook: its cells, what they showed so far, and the first fault.</summary>
internal sealed class NotebookRun(NotebookDocument notebook, RunnerOptions options)
{
    private const string MayFail = "raises-exception";
    private readonly Dictionary<string, ExecutedCell> _executed = [];
    private FailedCell? _failure;

    public async IAsyncEnumerable<RunnerEvent> RunAsync(
        Func<IKernelClient> start, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var started = options.Time.GetTimestamp();
        var total = notebook.Cells.Count(CellSelection.Runs);
        yield return new NotebookStarted(notebook.Path, total);
        foreach (var warning in ParameterCell.Warnings(notebook, options.Parameters))
            yield return new RunnerWarning(warning);

        await using (var kernel = start())
        {
            foreach (var cell in notebook.Cells)
            {
                if (CellSelection.ReasonToSkip(cell) is { } reason)
                    yield return Skip(cell, reason);
                if (!CellSelection.Runs(cell))
                    continue;
                if (_failure is not null)
                {
                    yield return Skip(cell, "a cell before it failed");
                    continue;
                }

                await foreach (var happened in RunCellAsync(kernel, cell, total, cancellationToken))
                    yield return happened;
            }

            await EndAsync(kernel, cancellationToken);
        }

        StoreOutputs();
        await notebook.SaveAsync(options.OutputPath, cancellationToken);
        yield return new NotebookFinished(options.OutputPath, options.Time.GetElapsedTime(started), _failure);
    }

    private async IAsyncEnumerable<RunnerEvent> RunCellAsync(
        IKernelClient kernel, NotebookCell cell, int total, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var place = new CellPlace(_executed.Count + 1, cell.Index + 1, FirstLine(cell.Source));
        using var run = new CellRun(kernel, options, place);
        var executed = _executed[run.Id] = new ExecutedCell(cell, place.Number, options.Time.GetUtcNow());
        var started = options.Time.GetTimestamp();
        yield return new CellStarted(place.Number, total, place.FirstLine) { Position = place.Position };

        await foreach (var frame in run.RunAsync(cell.Source, cancellationToken))
        {
            foreach (var happened in Take(frame))
                yield return happened;
        }

        executed.Ended = options.Time.GetUtcNow();
        if (run is { EndedByForce: true, Error: { } forced })
            executed.Outputs.ReplaceError(forced);
        var expected = cell.Tags.Contains(MayFail) && !run.EndedByForce;
        if (run.Error is { } error && !expected)
            _failure = new FailedCell(place.Number, place.Position, error) { FirstLine = place.FirstLine };
        yield return new CellFinished(place.Number, total, options.Time.GetElapsedTime(started), run.Error) { ErrorIsExpected = expected };
    }

    private static CellSkipped Skip(NotebookCell cell, string reason) => new(cell.Index + 1, reason) { FirstLine = FirstLine(cell.Source) };

    /// <summary>Asks the kernel to end and takes what cells still show until then: background tasks, last updates.</summary>
    private async Task EndAsync(IKernelClient kernel, CancellationToken cancellationToken)
    {
        kernel.Send(new ShutdownRequest { Id = "shutdown" });
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.StopGrace);
        try
        {
            await foreach (var frame in kernel.Frames.ReadAllAsync(limit.Token))
                _ = Take(frame).Count();
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // It does not end by itself; disposing it ends it.
        }
    }

    private IEnumerable<RunnerEvent> Take(KernelFrame frame)
    {
        if (!_executed.TryGetValue(frame.Parent, out var cell))
        {
            if (frame.Output is not StreamMessage stray)
                yield break;
            // What native code prints comes beside the protocol; it belongs to the cell that runs.
            _executed.Values.LastOrDefault()?.Outputs.Add(stray with { Text = stray.Text + "\n" });
            yield return new ProcessMessage(stray.Text);
            yield break;
        }

        if (frame.Output is not { } message)
            yield break;
        cell.Outputs.Add(message);
        yield return new CellOutput(cell.Number, message);
        if (message is UpdateDisplayDataMessage update)
        {
            foreach (var other in _executed.Values)
                other.Outputs.Update(update);
            if (StatusOf(update) is { } status)
                yield return new LiveStatus(status);
        }
    }

    private void StoreOutputs()
    {
        foreach (var cell in notebook.Cells.Where(cell => cell.IsCode))
        {
            var treatment = CellSelection.Treat(cell);
            if (treatment != CellTreatment.Skip)
                cell.SetResult(executionCount: null, outputs: treatment == CellTreatment.Show ? [CellSelection.Picture(cell)] : []);
        }

        foreach (var executed in _executed.Values)
        {
            executed.Cell.SetResult(executed.Number, executed.Outputs.ToNotebook());
            if (options.RecordTiming)
                executed.Cell.SetTiming(executed.Started, executed.Ended);
        }
    }

    private static string? StatusOf(UpdateDisplayDataMessage update) =>
        update.Data["text/plain"] is JsonValue text && FirstLine(text.GetValue<string>()) is { Length: > 0 } line ? line : null;

    private static string FirstLine(string text) =>
        text.Split('\n').Select(line => line.Trim()).FirstOrDefault(line => line.Length > 0) ?? "";

    private sealed class ExecutedCell(NotebookCell cell, int number, DateTimeOffset started)
    {
        public NotebookCell Cell { get; } = cell;
        public int Number { get; } = number;
        public CellOutputs Outputs { get; } = new();
        public DateTimeOffset Started { get; } = started;
        public DateTimeOffset Ended { get; set; } = started;
    }
}
