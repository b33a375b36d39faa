using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;

namespace FineTune.Kernel;

/// <summary>A kernel in a child process, spoken to in JSON lines.</summary>
internal sealed class KernelProcess : IKernelClient
{
    /// <summary>Time for what the ended process wrote to come through. A program that it left behind may hold the pipes open longer.</summary>
    private static readonly TimeSpan DrainTime = TimeSpan.FromSeconds(1);

    private readonly Process _process;
    private readonly TimeSpan _stopGrace;
    private readonly LineWriter _requests;
    private readonly Channel<KernelFrame> _frames = Channel.CreateUnbounded<KernelFrame>();
    private readonly LastWords _lastWords = new();
    private readonly Task _completion;

    private KernelProcess(Process process, TimeSpan stopGrace)
    {
        _process = process;
        _stopGrace = stopGrace;
        _requests = new LineWriter(process.StandardInput.BaseStream);
        _completion = CompleteAsync(ReadFramesAsync(), ReadErrorsAsync());
    }

    public ChannelReader<KernelFrame> Frames => _frames.Reader;

    public KernelExit Exit => new(_process.ExitCode, _lastWords.Lines);

    public static KernelProcess Start(RunnerOptions options, string workingDirectory)
    {
        var start = options.KernelProcess();
        start.UseShellExecute = false;
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        start.StandardErrorEncoding = Encoding.UTF8;
        start.WorkingDirectory = workingDirectory;
        foreach (var (name, value) in options.Environment)
            start.Environment[name] = value;
        try
        {
            return new KernelProcess(Process.Start(start)!, options.StopGrace);
        }
        catch (Win32Exception error)
        {
            throw new KernelException($"The notebook's process could not be started: {start.FileName}: {error.Message}", error);
        }
    }

    public void Send(KernelRequest request)
    {
        try
        {
            _requests.Write(request, ProtocolJson.Default.KernelRequest);
        }
        catch (IOException)
        {
            // The process is gone; the end of the frames says so, and how.
        }
    }

    public void Kill() => _process.Kill(entireProcessTree: true);

    public async ValueTask DisposeAsync()
    {
        Send(new ShutdownRequest { Id = "shutdown" });
        if (await Task.WhenAny(_completion, Task.Delay(_stopGrace)) != _completion)
            Kill();
        await _completion;
        _process.Dispose();
    }

    private async Task CompleteAsync(Task frames, Task errors)
    {
        Exception? fault = null;
        try
        {
            // Frames that make no sense leave nobody to talk to.
            if (await Task.WhenAny(frames, _process.WaitForExitAsync()) == frames && frames.IsFaulted)
                Kill();
            await _process.WaitForExitAsync();
            await Task.WhenAny(Task.WhenAll(frames, errors), Task.Delay(DrainTime));
            if (frames.IsFaulted)
                await frames;
        }
        catch (KernelException error)
        {
            fault = error;
        }
        finally
        {
            _frames.Writer.TryComplete(fault);
        }
    }

    private async Task ReadFramesAsync()
    {
        await foreach (var line in LineReader.ReadLinesAsync(_process.StandardOutput.BaseStream))
        {
            var frame = Parse(line);
            // Output may still stand in the pipe of a process that is dying; a reply is a sign of life.
            foreach (var told in frame.Reply is null ? [] : _lastWords.LivesOn())
                ShowStray(told);
            _frames.Writer.TryWrite(frame);
        }
    }

    private static KernelFrame Parse(byte[] line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, ProtocolJson.Default.KernelFrame)
                ?? throw new KernelException("The notebook's process sent null.");
        }
        catch (JsonException error)
        {
            throw new KernelException(
                $"The notebook's process does not speak the kernel's protocol ({error.Message}): {Encoding.UTF8.GetString(line)}", error);
        }
    }

    private async Task ReadErrorsAsync()
    {
        while (await _process.StandardError.ReadLineAsync() is { } line)
        {
            if (_lastWords.Take(line))
                ShowStray(line);
        }
    }

    private void ShowStray(string line) =>
        _frames.Writer.TryWrite(new KernelFrame { Parent = "", Output = new StreamMessage(StreamMessage.Stderr, line) });
}
