using Microsoft.DotNet.Interactive;

namespace FineTune.Kernel;

/// <summary>C# cells that share their variables, usings and types. One cell runs at a time.</summary>
public sealed class CSharpSession : IDisposable
{
    private readonly TimeProvider _time;
    private readonly CellExecutor _executor;
    private readonly CodeHelp _help;
    private readonly CompletenessCheck _completeness;
    private CellThread _thread;
    private RunningCell? _running;
    private RunningCell? _last;
    private readonly NativeOutput? _native;
    private readonly ErrorLog? _errors;
    private int _busy;

    public CSharpSession(SessionOptions options)
    {
        if (options.OwnsProcess)
        {
            _native = NativeOutput.Capture(text => WriteStray(StreamMessage.Stdout, text));
            _errors = options.ErrorLog is { } path ? ErrorLog.Capture(path, text => WriteStray(StreamMessage.Stderr, text), options.Time) : null;
            ProcessFaults.Watch(ShowStrayError);
        }

        _time = options.Time;
        _executor = new CellExecutor(this, options);
        _completeness = new CompletenessCheck(_executor.Magics);
        _help = new CodeHelp(_executor.Scripts, new HelpSources { Magics = _executor.Magics, CarriedPackages = () => options.CarriedPackages.Keys });
        _thread = new CellThread(ShowStrayError);
    }

    /// <summary>How many cells were run; the number of the running or last one.</summary>
    public int ExecutionCount { get; private set; }

    /// <summary>Lines to counterparts in the front end, which widgets are made of.</summary>
    public Comms Comms { get; } = new();

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
        CellConsole.Install();
        CellConsoleInput.Install();
        var cell = new RunningCell(number, output, _time) { Input = input ?? new NobodyAnswers(), Comms = Comms };
        _running = _last = cell;
        try
        {
            var error = await RunAsync(request, cell);
            if (error is not null)
                cell.Publish(error);
            return new CellResult(cell.Number, error);
        }
        finally
        {
            _native?.Drain();
            _errors?.Drain();
            cell.Streams.Flush();
            _running = null;
            _busy = 0;
        }
    }

    /// <summary>Hands on what the front end said over a comm. Called between cells; what handlers print goes to <paramref name="output"/>.</summary>
    internal async Task ReceiveAsync(CommRequest request, ICellOutput output)
    {
        var cell = new RunningCell(ExecutionCount, output, _time) { Input = new NobodyAnswers(), Comms = Comms };
        await Task.Run(() =>
        {
            RunningCell.Current = cell;
            try
            {
                Comms.Receive(request);
            }
            catch (Exception error)
            {
                ShowStrayError(error);
            }
        });
        cell.Streams.Flush();
    }

    /// <summary>What could stand at <paramref name="position"/>, a UTF-16 offset into <paramref name="code"/>. May be asked while a cell runs.</summary>
    public Task<CompletionList> CompleteAsync(string code, int position, CancellationToken cancellationToken = default) =>
        _help.CompleteAsync(code, position, cancellationToken);

    /// <summary>Signature and documentation of what stands at <paramref name="position"/>; null when nothing is known.</summary>
    public Task<Inspection?> InspectAsync(string code, int position, CancellationToken cancellationToken = default) =>
        _help.InspectAsync(code, position, cancellationToken);

    /// <summary>Says whether <paramref name="code"/> could be run as it stands.</summary>
    public Completeness Check(string code) => _completeness.Of(code);

    /// <summary>The magic commands that cells can give.</summary>
    public IReadOnlyList<Magic> Magics => _executor.Magics.All;

    /// <summary>Makes magic commands known, from an extension for example; one of the same name is replaced.</summary>
    public void AddMagics(IEnumerable<Magic> magics) => _executor.Magics.Add(magics);

    /// <summary>Stops the running cell, as <see cref="CellInterruption"/> says; returns at once. Without a running cell nothing happens.</summary>
    public void Interrupt()
    {
        if (_running is { } cell)
            _ = cell.Interruption.RequestAsync(_thread.Thread);
    }

    public void Dispose()
    {
        _thread.Dispose();
        _executor.Dispose();
        _native?.Dispose();
        _errors?.Dispose();
    }

    /// <summary>The variables that cells declared, newest last; of several of one name the newest alone.</summary>
    internal IReadOnlyList<CellVariable> Variables =>
        [.. (_executor.Scripts.State?.Variables ?? []).GroupBy(variable => variable.Name).Select(group => group.Last())];

    /// <summary>Forgets variables, types and usings. The running cell may go on.</summary>
    internal void Reset() => _executor.Reset();

    internal Magic? FindMagic(string name) => _executor.Magics.Find(name)?.Magic;

    internal IReadOnlyList<CellPart> Split(string cell, string source) => _executor.Split(cell, source);

    private RunningCell ShowingCell => RunningCell.Current ?? _running ?? _last
        ?? throw new InvalidOperationException("No cell has run yet, so there is nothing to show a value under.");

    private async Task<ErrorMessage?> RunAsync(CellRequest request, RunningCell cell)
    {
        try
        {
            var run = _thread.RunAsync(() => RunOnThread(request, cell));
            return await Task.WhenAny(run, cell.Interruption.LeftBehind) == run ? await run : RuntimeErrorText.LeftBehind(cell.Number);
        }
        catch (Exception error)
        {
            return CellFault.Describe(error, cell);
        }
        finally
        {
            cell.Interruption.CellEnded();
            if (cell.Interruption.ThreadIsSpent)
                ReplaceThread();
        }
    }

    private ErrorMessage? RunOnThread(CellRequest request, RunningCell cell)
    {
        RunningCell.Current = cell;
        try
        {
            return _executor.Run(request, cell, _thread);
        }
        finally
        {
            RunningCell.Current = null;
        }
    }

    private void ReplaceThread()
    {
        _thread.Dispose();
        _thread = new CellThread(ShowStrayError);
    }

    private void ShowStrayError(Exception error) => WriteStray(StreamMessage.Stderr, string.Join('\n', RuntimeErrorText.Describe(error).Traceback) + "\n");

    /// <summary>Shows what belongs to no cell for sure under the cell that the code belongs to, that runs, or that ran last; false before the first.</summary>
    private bool WriteStray(string stream, string text)
    {
        if ((RunningCell.Current ?? _running ?? _last) is not { } cell)
            return false;
        cell.Streams.Write(stream, text);
        return true;
    }
}
