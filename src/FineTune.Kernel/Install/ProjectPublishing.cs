using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text;
using System.Threading.Channels;

namespace FineTune.Kernel;

/// <summary>Publishes a project, compiled ahead of time, by running dotnet publish.</summary>
internal static class ProjectPublishing
{
    private const int ErrorLines = 12;

    /// <summary>The lines that dotnet prints while it works. When cancelled, or when the enumeration is left, it is ended.</summary>
    /// <exception cref="KernelException">It failed.</exception>
    public static async IAsyncEnumerable<string> RunAsync(
        KernelProgram program, string target, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var process = Process.Start(StartInfo(program, target))!;
        var lines = Channel.CreateUnbounded<string>();
        var reading = ReadAsync(process, lines.Writer);
        var last = new Queue<string>();
        try
        {
            await foreach (var line in lines.Reader.ReadAllAsync(cancellationToken))
            {
                if (last.Count == ErrorLines)
                    last.Dequeue();
                last.Enqueue(line);
                yield return line;
            }

            await reading;
            await process.WaitForExitAsync(cancellationToken);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }

        if (process.ExitCode != 0)
            throw new KernelException(Failure(program, process.ExitCode, last));
    }

    private static ProcessStartInfo StartInfo(KernelProgram program, string target)
    {
        var start = new ProcessStartInfo(DotNet.Host,
        [
            "publish", program.Project!, "--output", target, "--configuration", "Release", "--runtime", DotNet.RuntimeIdentifier,
            "--self-contained", "false", "--nologo", "--verbosity", "minimal", "-nodeReuse:false",
            "-p:PublishReadyToRun=true", "-p:TieredPGO=false",
            .. program.ProjectProperties.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(property => $"-p:{property}"),
        ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            WorkingDirectory = Path.GetDirectoryName(program.Project)!,
        };
        // What the dotnet that started this program set for itself would mislead the new one.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase)).ToArray())
            start.Environment.Remove(name);
        return start;
    }

    private static async Task ReadAsync(Process process, ChannelWriter<string> lines)
    {
        process.StandardInput.Close();
        await Task.WhenAll(ReadAsync(process.StandardOutput, lines), ReadAsync(process.StandardError, lines));
        lines.Complete();
    }

    private static async Task ReadAsync(StreamReader reader, ChannelWriter<string> lines)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            if (line.Trim().Length > 0)
                lines.TryWrite(line.Trim());
        }
    }

    private static string Failure(KernelProgram program, int exitCode, IEnumerable<string> lines) =>
        $"dotnet publish of {program.Project} failed ({ExitCode.Describe(exitCode)}), so nothing was installed. It said:\n"
        + string.Join('\n', lines.Select(line => "  " + line))
        + "\nIt needs the .NET SDK, and the packages of the project and of its compiler (microsoft.netcore.app.crossgen2) from nuget.org or the local cache.";
}
