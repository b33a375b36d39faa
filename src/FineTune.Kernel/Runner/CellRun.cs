using System.Runtime.CompilerServices;

namespace FineTune.Kernel;

/// <summary>One cell on its way through the kernel: sends it, passes on what comes back, and minds the clock.</summary>
internal sealed class CellRun(IKernelClient kernel, RunnerOptions options, CellPlace place)
{
    private CancellationTokenSource? _deadline;
    private CellStop _stop;

    /// <summary>The fault that ended the cell, once the frames have ended; null when it succeeded.</summary>
    public ErrorMessage? Error { get; private set; }

    /// <summary>The cell took too long or took the process with it: no tag excuses that.</summary>
    public bool EndedByForce { get; private set; }

    public string Id => $"cell-{place.Number}";

    public async IAsyncEnumerable<KernelFrame> RunAsync(
        string code, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
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
        _deadline ??= NewDeadline(options.CellTimeout);
        while (true)
        {
            using var wait = CancellationTokenSource.CreateLinkedTokenSource(_deadline.Token, cancellationToken);
            try
            {
                return await kernel.Frames.WaitToReadAsync(wait.Token);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                _deadline.Dispose();
                _deadline = NewDeadline(Escalate());
            }
        }
    }

    private CancellationTokenSource NewDeadline(TimeSpan time) => new(time, options.Time);

    private TimeSpan Escalate()
    {
        if (_stop == CellStop.None)
        {
            _stop = CellStop.Interrupted;
            kernel.Send(new InterruptRequest { Id = $"interrupt-{place.Number}" });
            return options.StopGrace;
        }

        _stop = CellStop.Killed;
        kernel.Kill();
        return Timeout.InfiniteTimeSpan;
    }

    private void Conclude(ExecuteReply? reply)
    {
        _deadline?.Dispose();
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
