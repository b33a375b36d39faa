using System.Runtime.CompilerServices;

namespace FineTune.Kernel;

/// <summary>One cell on its way through the kernel: sends it, passes on what comes back, and minds the clock.</summary>
internal sealed class CellRun(IKernelClient kernel, RunnerOptions options, CellPlace place) : IDisposable
{
    private CancellationTokenSource _deadline = new();
    private CellStop _stop;

    /// <summary>The fault that ended the cell, once the frames have ended; null when it succeeded.</summary>
    public ErrorMessage? Error { get; private set; }

    /// <summary>The cell took too long or took the process with it: no tag excuses that.</summary>
    public bool EndedByForce { get; private set; }

    public string Id => $"cell-{place.Number}";

    public void Dispose() => _deadline.Dispose();

    public async IAsyncEnumerable<KernelFrame> RunAsync(
        string code, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        // The clock starts before the cell does, so that no time passes unseen.
        SetDeadline(options.CellTimeout);
        kernel.Send(new ExecuteRequest { Id = Id, Code = code });
        ExecuteReply? reply = null;
        while (reply is null && await WaitAsync(cancellationToken))
        {
            while (reply is null && kernel.Frames.TryRead(out var frame))
            {
                if (frame.Output is not null)
                    yield return frame;
                if (frame.Parent == Id)
                    reply = frame.Reply as ExecuteReply;
            }
        }

        Conclude(reply);
    }

    /// <summary>Waits for the next frame; false when the process has ended. The limit passes into an interrupt, that into a kill.</summary>
    private async Task<bool> WaitAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            using var wait = CancellationTokenSource.CreateLinkedTokenSource(_deadline.Token, cancellationToken);
            try
            {
                return await kernel.Frames.WaitToReadAsync(wait.Token);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                Escalate();
            }
        }
    }

    private void Escalate()
    {
        if (_stop == CellStop.None)
        {
            _stop = CellStop.Interrupted;
            SetDeadline(options.StopGrace);
            kernel.Send(new InterruptRequest { Id = $"interrupt-{place.Number}" });
        }
        else
        {
            _stop = CellStop.Killed;
            SetDeadline(Timeout.InfiniteTimeSpan);
            kernel.Kill();
        }
    }

    private void SetDeadline(TimeSpan time)
    {
        _deadline.Dispose();
        _deadline = new CancellationTokenSource(time, options.Time);
    }

    private void Conclude(ExecuteReply? reply)
    {
        EndedByForce = reply is null || _stop != CellStop.None;
        if (_stop != CellStop.None)
            Error = CellFailure.TimedOut(place, options.CellTimeout, killed: _stop == CellStop.Killed);
        else if (reply is null)
            Error = CellFailure.ProcessEnded(place, kernel.Exit);
        else
            Error = reply.Error;
    }

    private enum CellStop
    {
        None,
        Interrupted,
        Killed,
    }
}
