using System.Runtime.InteropServices;

namespace FineTune.Tool;

/// <summary>The signals of a command that can pause: SIGTERM asks for that, Ctrl-C cancels, and a second Ctrl-C ends the program at once.</summary>
internal sealed class PausingSignals : IDisposable
{
    private readonly CancellationTokenSource _cancel = new();
    private readonly CancellationTokenSource _pause = new();
    private readonly PosixSignalRegistration _interrupted;
    private readonly PosixSignalRegistration _terminated;

    public PausingSignals()
    {
        _interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, context =>
        {
            context.Cancel = !_cancel.IsCancellationRequested;
            _cancel.Cancel();
        });
        _terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context =>
        {
            context.Cancel = true;
            _pause.Cancel();
        });
    }

    public CancellationToken Cancel => _cancel.Token;

    public CancellationToken Pause => _pause.Token;

    public void Dispose()
    {
        _interrupted.Dispose();
        _terminated.Dispose();
        _cancel.Dispose();
        _pause.Dispose();
    }
}
