using System.Threading.Channels;

namespace FineTune.Kernel.Tests;

/// <summary>A kernel that answers as the test says, at once and in the same thread.</summary>
internal sealed class FakeKernel(Action<FakeKernel, KernelRequest> answer) : IKernelClient
{
    private readonly Channel<KernelFrame> _frames = Channel.CreateUnbounded<KernelFrame>();
    private int _count;

    public List<KernelRequest> Requests { get; } = [];

    public bool Killed { get; private set; }

    public bool Disposed { get; private set; }

    public ChannelReader<KernelFrame> Frames => _frames.Reader;

    public KernelExit Exit { get; private set; } = new(0, []);

    public void Send(KernelRequest request)
    {
        Requests.Add(request);
        if (request is ShutdownRequest)
            End(0);
        else
            answer(this, request);
    }

    public void Show(string parent, OutputMessage message) => _frames.Writer.TryWrite(new KernelFrame { Parent = parent, Output = message });

    public void Reply(string parent, ErrorMessage? error = null) =>
        _frames.Writer.TryWrite(new KernelFrame { Parent = parent, Reply = new ExecuteReply { ExecutionCount = ++_count, Error = error } });

    public void Fail(string parent, string name)
    {
        var error = new ErrorMessage { Name = name, Value = "v", Traceback = [$"{name}: v", "   at top level in cell"] };
        Show(parent, error);
        Reply(parent, error);
    }

    public void End(int code, params string[] lastWords)
    {
        if (_frames.Writer.TryComplete())
            Exit = new KernelExit(code, lastWords);
    }

    public void Kill()
    {
        Killed = true;
        End(137);
    }

    public ValueTask DisposeAsync()
    {
        Disposed = true;
        return ValueTask.CompletedTask;
    }
}
