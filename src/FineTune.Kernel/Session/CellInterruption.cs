using System.Diagnostics.CodeAnalysis;

namespace FineTune.Kernel;

/// <summary>
/// Ends a running cell, politely first. 1: the token of the cell, which a training loop observes. 2: checkpoints, which a cell passes
/// when it prints. 3: the abort of <see cref="System.Runtime.ControlledExecution"/>, which ends loops that do neither. 4: an interrupt
/// of the thread, which ends waits that an abort cannot reach. Native code that does not return is out of reach: then the user is told,
/// and a further request leaves the cell behind, on its thread, so that the notebook can go on.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "Sources without a timer hold nothing, and a cell's token may be read after the cell.")]
internal sealed class CellInterruption(TimeProvider time, Action onStuck)
{
    /// <summary>Time for a cell that asked for its token, to end a step in its own way; all in all a cell ends within a second.</summary>
    private static readonly TimeSpan CooperativeGrace = TimeSpan.FromMilliseconds(700);

    private static readonly TimeSpan CheckpointGrace = TimeSpan.FromMilliseconds(30);
    private static readonly TimeSpan AbortGrace = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan StuckAfter = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _token = new();
    private readonly CancellationTokenSource _abort = new();
    private readonly TaskCompletionSource _cellEnded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _leftBehind = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _tokenObserved;
    private volatile bool _mustEnd;
    private volatile bool _stuck;
    private int _requests;

    public bool Requested => Volatile.Read(ref _requests) > 0;

    /// <summary>True once the thread was aborted or interrupted: what it holds may be torn, so it must run no further cell.</summary>
    public bool ThreadIsSpent => _abort.IsCancellationRequested;

    public CancellationToken Abort => _abort.Token;

    /// <summary>Ends when the user gives the cell up: nobody waits for it any more.</summary>
    public Task LeftBehind => _leftBehind.Task;

    public CancellationToken Token
    {
        get
        {
            _tokenObserved = true;
            return _token.Token;
        }
    }

    /// <summary>The same token for the kernel's own work before the cell runs. It promises no courtesy of the cell.</summary>
    public CancellationToken KernelToken => _token.Token;

    /// <summary>
    /// A place where an interrupted cell may end, reached whenever it prints or shows something. Most loops pass one before the abort
    /// comes, which is good: an abort that hits a lock can leave it locked.
    /// </summary>
    public void Checkpoint()
    {
        if (_mustEnd && !_cellEnded.Task.IsCompleted)
            throw new OperationCanceledException("The cell was interrupted.", _token.Token);
    }

    /// <summary>A cell that nobody waits for any more must not change what later cells build on.</summary>
    public void ThrowIfLeftBehind()
    {
        if (_leftBehind.Task.IsCompleted)
            throw new OperationCanceledException("The cell was left behind.", _token.Token);
    }

    public void CellEnded() => _cellEnded.TrySetResult();

    /// <summary>Ends the cell that runs on <paramref name="thread"/>. A second request does not wait for the cell's courtesy.</summary>
    public async Task RequestAsync(Thread thread)
    {
        var first = Interlocked.Increment(ref _requests) == 1;
        if (_stuck)
        {
            _leftBehind.TrySetResult();
            return;
        }

        // CancelAsync, and not awaited: callbacks of the cell may block, and Cancel would wait until an abort has landed.
        _ = _token.CancelAsync();
        if (first && _tokenObserved && await EndsWithinAsync(CooperativeGrace))
            return;

        _mustEnd = true;
        if (await EndsWithinAsync(CheckpointGrace))
            return;

        _ = _abort.CancelAsync();
        if (await EndsWithinAsync(AbortGrace))
            return;

        thread.Interrupt();
        if (!await EndsWithinAsync(StuckAfter))
        {
            _stuck = true;
            onStuck();
        }
    }

    private async Task<bool> EndsWithinAsync(TimeSpan limit)
    {
        await Task.WhenAny(_cellEnded.Task, Task.Delay(limit, time));
        return _cellEnded.Task.IsCompleted;
    }
}
