using System.Diagnostics;

namespace FineTune.Kernel.Tests;

/// <summary>A kernel as front ends have it: a process of its own, found by its connection file.</summary>
internal sealed class KernelProcessUnderTest : IDisposable
{
    public const string Interrupt = "-INT";
    public const string Terminate = "-TERM";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private readonly TemporaryFolder _folder = new();
    private readonly List<string> _log = [];

    public KernelProcessUnderTest(Action<ProcessStartInfo>? configure = null)
    {
        // The kernel finds free ports for those that are 0, and says in the file which.
        var file = Path.Combine(_folder.Path, "with a space", "kernel.json");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        ConnectionFile.Create().Write(file);
        var start = ChildKernel.JupyterCommand(file);
        start.RedirectStandardError = true;
        configure?.Invoke(start);
        Process = Process.Start(start)!;
        Process.ErrorDataReceived += (_, line) =>
        {
            lock (_log)
                _log.Add(line.Data ?? "");
        };
        Process.BeginErrorReadLine();
        Connection = Await(() => Log.Contains("--existing", StringComparison.Ordinal) ? ConnectionFile.Read(file) : null);
        File = file;
    }

    public Process Process { get; }

    public string File { get; }

    public ConnectionFile Connection { get; }

    public string Log
    {
        get
        {
            lock (_log)
                return string.Join('\n', _log);
        }
    }

    public void Signal(string signal)
    {
        using var kill = Process.Start("kill", [signal, $"{Process.Id}"]);
        kill.WaitForExit();
    }

    public int WaitForExit()
    {
        Assert.True(Process.WaitForExit(Limit), "The kernel did not end. Its log: " + Log);
        return Process.ExitCode;
    }

    public void Dispose()
    {
        if (!Process.HasExited)
            Process.Kill();
        Process.Dispose();
        _folder.Dispose();
    }

    private static T Await<T>(Func<T?> look) where T : class
    {
        T? found = null;
        Assert.True(SpinWait.SpinUntil(() => (found = look()) is not null, Limit), "The kernel did not start to listen.");
        return found!;
    }
}
