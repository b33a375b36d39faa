using System.Diagnostics;
using System.Globalization;

namespace FineTune.Notebook;

/// <summary>
/// The finetune program, started so that it outlives the kernel: front ends end a kernel with all processes that descend from it, or
/// that are in its process group.
/// </summary>
internal sealed class DetachedProgram
{
    private const int LastLines = 10;

    /// <summary>The shell that would be its parent ends at once. macOS has no setsid; its shell gives background jobs a process group of their own.</summary>
    private const string UnixScript = """
        if command -v setsid >/dev/null; then apart=setsid; else apart=; set -m; fi
        $apart nohup "$@" </dev/null >>"$0" 2>&1 &
        echo $!
        """;

    private readonly Func<bool> _hasEnded;
    private readonly string _log;

    private DetachedProgram(Func<bool> hasEnded, string log) => (_hasEnded, _log) = (hasEnded, log);

    /// <summary>False where the system does not tell.</summary>
    public bool HasEnded => _hasEnded();

    /// <param name="arguments">What the program is to do.</param>
    /// <param name="log">A file that takes what the program says; what it said the last time is overwritten.</param>
    /// <param name="cancellationToken">Ends the waiting for the program's number.</param>
    public static async Task<DetachedProgram> StartAsync(IReadOnlyList<string> arguments, string log, CancellationToken cancellationToken)
    {
        PrivateFolder.Create(Path.GetDirectoryName(log)!);
        await File.WriteAllTextAsync(log, "", cancellationToken);
        IReadOnlyList<string> command = [.. ProgramFile.Command(), .. arguments];
        var start = OperatingSystem.IsWindows()
            ? new ProcessStartInfo("cmd.exe", ["/c", "start", "", "/b", .. command]) { CreateNoWindow = true }
            : new ProcessStartInfo("/bin/sh", ["-c", UnixScript, log, .. command]) { RedirectStandardOutput = true };
        using var shell = Process.Start(start)!;
        var told = start.RedirectStandardOutput ? await shell.StandardOutput.ReadLineAsync(cancellationToken) : null;
        await shell.WaitForExitAsync(cancellationToken);
        if (!int.TryParse(told, CultureInfo.InvariantCulture, out var id))
            return new DetachedProgram(static () => false, log);
        var process = ProcessIdentity.Find(id);
        return new DetachedProgram(() => process is not { MayBeAlive: true }, log);
    }

    public string LastWords() => string.Join('\n', File.ReadLines(_log).TakeLast(LastLines));
}
