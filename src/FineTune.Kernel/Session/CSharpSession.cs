using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.DotNet.Interactive;

namespace FineTune.Kernel;

/// <summary>C# cells that share their variables, usings and types. One cell runs at a time.</summary>
public sealed class CSharpSession : IDisposable
{
    private readonly TimeProvider _time;
    private readonly CarriedPackages _packages;
    private readonly CellScripts _scripts;
    private readonly CompileErrorText _compileErrors;
    private readonly CodeHelp _help;
    private CellThread _thread;
    private RunningCell? _running;
    private RunningCell? _last;
    private int _busy;

    public CSharpSession(SessionOptions options)
    {
        CellConsole.Install();
        _time = options.Time;
        _packages = new CarriedPackages(options.CarriedPackages);
        _compileErrors = new CompileErrorText(new CompileHints(_packages));
        _scripts = new CellScripts(options);
        _help = new CodeHelp(_scripts);
        _thread = new CellThread(ShowStrayError);
    }

    /// <summary>How many cells were run; the number of the running or last one.</summary>
    public int ExecutionCount { get; private set; }

    /// <summary>Cancelled when the running cell is interrupted. Whoever asks for it is given time to end by itself.</summary>
    public CancellationToken CellCancellation => _running?.Interruption.Token ?? CancellationToken.None;

    /// <summary>Shows <paramref name="value"/> under the cell that the calling code belongs to, else under the running or last one.</summary>
    public DisplayedValue Display(object value) => ShowingCell.Display(value);

    /// <summary>Takes away what that cell has shown: at once, or with <paramref name="wait"/> when its next output comes.</summary>
    public void ClearOutput(bool wait = false) => ShowingCell.Publish(new ClearOutputMessage(wait));

    /// <summary>
    /// Runs one cell. Faults of the cell are in the result and were published as an output; when the task ends, all output of the cell
    /// that was written before it ended has been published.
    /// </summary>
    /// <param name="request">The cell.</param>
    /// <param name="output">Where it shows things, also after it has ended.</param>
    /// <param name="input">Who answers when it asks; null when nobody can.</param>
    public async Task<CellResult> ExecuteAsync(CellRequest request, ICellOutput output, ICellInput? input = null)
    {
        if (Interlocked.Exchange(ref _busy, 1) == 1)
            throw new InvalidOperationException("A cell is running. Cells of one session run one after another.");

        var number = ExecutionCount + 1;
        if (!request.Silent)
            ExecutionCount = number;
        var cell = new RunningCell(number, output, _time) { Input = input ?? new NobodyAnswers() };
        _running = _last = cell;
        try
        {
            var error = await RunAsync(request.Code, cell);
            if (error is not null)
                cell.Publish(error);
            return new CellResult(cell.Number, error);
        }
        finally
        {
            cell.Streams.Flush();
            _running = null;
            _busy = 0;
        }
    }

    /// <summary>What could stand at <paramref name="position"/>, a UTF-16 offset into <paramref name="code"/>. May be asked while a cell runs.</summary>
    public Task<CompletionList> CompleteAsync(string code, int position, CancellationToken cancellationToken = default) =>
        _help.CompleteAsync(code, position, cancellationToken);

    /// <summary>Signature and documentation of what stands at <paramref name="position"/>; null when nothing is known.</summary>
    public Task<Inspection?> InspectAsync(string code, int position, CancellationToken cancellationToken = default) =>
        _help.InspectAsync(code, position, cancellationToken);

    /// <summary>Stops the running cell, as <see cref="CellInterruption"/> says; returns at once. Without a running cell nothing happens.</summary>
    public void Interrupt()
    {
        if (_running is { } cell)
            _ = cell.Interruption.RequestAsync(_thread.Thread);
    }

    public void Dispose()
    {
        _thread.Dispose();
        _scripts.Dispose();
    }

    private RunningCell ShowingCell => RunningCell.Current ?? _running ?? _last
        ?? throw new InvalidOperationException("No cell has run yet, so there is nothing to show a value under.");

    private async Task<ErrorMessage?> RunAsync(string code, RunningCell cell)
    {
        try
        {
            return await _thread.RunAsync(() => RunOnThread(code, cell));
        }
        catch (KernelException error)
        {
            return RuntimeErrorText.Describe(error, cell.Number);
        }
        catch (Exception error)
        {
            return Describe(error, cell);
        }
        finally
        {
            cell.Interruption.CellEnded();
            if (cell.Interruption.ThreadIsSpent)
                ReplaceThread();
        }
    }

    private ErrorMessage? RunOnThread(string code, RunningCell cell)
    {
        RunningCell.Current = cell;
        try
        {
            var directives = ReadDirectives(code);
            _scripts.AddReferences(_packages.Resolve(directives));
            var script = _scripts.Next(directives.Code, cell.Number);
            var errors = CellScripts.Compile(script);
            if (errors.Count > 0)
                return _compileErrors.Describe(errors, script.GetCompilation());

            var state = RunScript(script, cell);
            return state.Exception is { } exception ? Describe(exception, cell) : null;
        }
        finally
        {
            RunningCell.Current = null;
        }
    }

    private static CellDirectives ReadDirectives(string code)
    {
        var directives = CellDirectives.Read(code);
        return directives.Magics is [var magic, ..]
            ? throw new KernelException($"Line {magic.Line}: the magic command {magic.Text.Trim()} is not known to this kernel. Remove the line.")
            : directives;
    }

    private ScriptState<object> RunScript(Script<object> script, RunningCell cell)
    {
        ScriptState<object>? state = null;
        // The one way to end a loop that observes no token; the documented risk (an abort leaves what it hit half done) is the user's choice.
#pragma warning disable SYSLIB0046
        System.Runtime.ControlledExecution.Run(
            () =>
            {
                var run = _scripts.RunAsync(script);
                _thread.PumpUntil(run, cell.Interruption.Abort);
                state = run.GetAwaiter().GetResult();
                _scripts.Continue(state);
                if (state.Exception is null && state.ReturnValue is { } value and not DisplayedValue)
                    cell.Return(value);
            },
            cell.Interruption.Abort);
#pragma warning restore SYSLIB0046
        return state!;
    }

    private static ErrorMessage Describe(Exception error, RunningCell cell) =>
        cell.Interruption.Requested && IsStop(error) ? RuntimeErrorText.Interrupted(cell.Number) : RuntimeErrorText.Describe(error);

    private static bool IsStop(Exception error) => error switch
    {
        OperationCanceledException or ThreadInterruptedException => true,
        AggregateException aggregate => aggregate.Flatten().InnerExceptions.All(IsStop),
        _ => error.InnerException is { } inner && IsStop(inner),
    };

    private void ReplaceThread()
    {
        _thread.Dispose();
        _thread = new CellThread(ShowStrayError);
    }

    private void ShowStrayError(Exception error)
    {
        if ((RunningCell.Current ?? _running ?? _last) is { } cell)
            cell.Streams.Write(StreamMessage.Stderr, string.Join('\n', RuntimeErrorText.Describe(error).Traceback) + "\n");
    }
}
