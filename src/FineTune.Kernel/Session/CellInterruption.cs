using System.Diagnostics.CodeAnalysis;

namespace FineTune.Kernel;

/// <summary>
/// Ends a running cell, politely first. 1: the token of the cell, which a training loop observes. 2: checkpoints, which a cell passes
/// when it prints. 3: the abort of <see cref="System.Runtime.ControlledExecution"/>, which ends loops that do neither. 4: an interrupt
/// of the thread, which ends waits that an abort cannot reach. Native code that does not return is out of reach; only the end of the
/// process stops it.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "Sources without a timer hold nothing, and a cell's token may be read after the cell.")]
internal sealed class CellInterruption(TimeProvider time)
{
    /// <summary>Time for a cell that asked for its token, to end a step and save what it has.</summary>
    private static readonly TimeSpan CooperativeGrace = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan CheckpointGrace = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan AbortGrace = TimeSpan.FromMilliseconds(300);

    private readonly CancellationTokenSource _token = new();
    private readonly CancellationTokenSource _abort = new();
    private readonly TaskCompletionSource _cellEnded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _tokenObserved;
    private volatile bool _mustEnd;
    private int _requests;

    public bool Requested => Volatile.Read(ref _requests) > 0;

    /// <summary>True once the thread was aborted or interrupted: what it holds may be torn, so it must run no further cell.</summary>
    public bool ThreadIsSpent => _abort.IsCancellationRequested;

    public CancellationToken Abort => _abort.Token;

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

    public void CellEnded() => _cellEnded.TrySetResult();

    /// <summary>Ends the cell that runs on <paramref name="thread"/>. A second request does not wait for the cell's courtesy.</summary>
    public async Task RequestAsync(Thread thread)
    {
        var first = Interlocked.Increment(ref _requests) == 1;
        // CancelAsync, and not awaited: callbacks of the cell may block, and Cancel would wait until an abort has landed.
        var asked = _token.CancelAsync();
        if (first && _tokenObserved && await EndsWithinAsync(CooperativeGrace))
            return;

        _mustEnd = true;
        if (await EndsWithinAsync(CheckpointGrace))
            return;

        var aborted = _abort.CancelAsync();
        if (!await EndsWithinAsync(AbortGrace))
            thread.Interrupt();
        await Task.WhenAny(Task.WhenAll(asked, aborted), _cellEnded.Task);
    }

    private async Task<bool> EndsWithinAsync(TimeSpan limit)
    {
        await Task.WhenAny(_cellEnded.Task, Task.Delay(limit, time));
        return _cellEnded.Task.IsCompleted;
    }
}
