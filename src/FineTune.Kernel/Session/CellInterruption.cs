using System.Diagnostics.CodeAnalysis;

namespace FineTune.Kernel;

/// <summary>
/// Ends a running cell, politely first. 1: the token of the cell, which a training loop observes. 2: the abort of
/// <see cref="System.Runtime.ControlledExecution"/>, which ends loops that observe nothing. 3: an interrupt of the thread, which ends
/// waits that an abort cannot reach. Native code that does not return is out of reach; only the end of the process stops it.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "Sources without a timer hold nothing, and a cell's token may be read after the cell.")]
internal sealed class CellInterruption(TimeProvider time)
{
    /// <summary>Time for a cell that asked for its token, to end a step and save what it has.</summary>
    private static readonly TimeSpan CooperativeGrace = TimeSpan.FromSeconds(3);

    /// <summary>Time for a cell in which nobody asked for the token: it can end only by a token that was passed on earlier.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan AbortGrace = TimeSpan.FromMilliseconds(300);

    private readonly CancellationTokenSource _token = new();
    private readonly CancellationTokenSource _abort = new();
    private readonly TaskCompletionSource _cellEnded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _tokenObserved;
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

    public void CellEnded() => _cellEnded.TrySetResult();

    /// <summary>Ends the cell that runs on <paramref name="thread"/>. A second request does not wait for the cell's courtesy.</summary>
    public async Task RequestAsync(Thread thread)
    {
        // CancelAsync, and not awaited: callbacks of the cell may block, and Cancel would wait until an abort has landed.
        var asked = _token.CancelAsync();
        if (Interlocked.Increment(ref _requests) == 1 && await EndsWithinAsync(_tokenObserved ? CooperativeGrace : Grace))
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
