using System.ComponentModel;
using System.Diagnostics;

namespace FineTune.Server;

/// <summary>
/// The process that trains a job. A native crash or a lack of memory ends it and not the service. It may be one that an earlier service
/// started: everything it says is in the run folder, so it can be followed all the same.
/// </summary>
internal sealed class TrainingChild : IDisposable
{
    private const int SignalExit = 128;
    private static readonly TimeSpan AdoptedPause = TimeSpan.FromMilliseconds(100);
    private readonly Process _process;
    private readonly LastWords? _words;

    private TrainingChild(Process process, LastWords? words)
    {
        (_process, _words) = (process, words);
        Identity = ProcessIdentity.Of(process);
    }

    public ProcessIdentity Identity { get; }

    /// <summary>An earlier service started it, so its end must be looked for, and its exit code cannot be known.</summary>
    private bool IsAdopted => _words is null;

    /// <exception cref="JobFailedException">The command is not there or may not be run.</exception>
    public static TrainingChild Start(ProcessStartInfo command)
    {
        command.UseShellExecute = false;
        command.CreateNoWindow = true;
        command.RedirectStandardInput = command.RedirectStandardOutput = command.RedirectStandardError = true;
        command.Environment.Remove("FINETUNE_API_KEY");
        var words = new LastWords();
        var process = new Process { StartInfo = command };
        process.OutputDataReceived += (_, _) => { }; // A pipe that nobody empties would stop the child.
        process.ErrorDataReceived += (_, line) => words.Add(line.Data);
        try
        {
            process.Start();
        }
        catch (Exception exception) when (exception is Win32Exception or InvalidOperationException)
        {
            process.Dispose();
            throw new JobFailedException(new JobError { Code = "training_process_failed", Message = $"The training process could not be started: {exception.Message}", Param = null });
        }
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new TrainingChild(process, words);
    }

    /// <summary>Null when the process is gone.</summary>
    public static TrainingChild? Adopt(ProcessIdentity? identity)
    {
        if (identity is null || identity.Machine != Environment.MachineName || !identity.MayBeAlive || IsDefunct(identity.Id))
            return null;
        try
        {
            return new TrainingChild(Process.GetProcessById(identity.Id), words: null);
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or Win32Exception)
        {
            return null; // It ended while being looked at.
        }
    }

    public bool HasEnded => _process.HasExited || (IsAdopted && IsDefunct(_process.Id));

    /// <summary>Completes when the process has ended and its last words are read.</summary>
    public async Task EndedAsync()
    {
        if (!IsAdopted)
            await _process.WaitForExitAsync();
        while (!HasEnded)
            await Task.Delay(AdoptedPause);
    }

    public void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It ended by itself, or is ending.
        }
    }

    /// <summary>Why it ended, for a job whose run folder does not say.</summary>
    public string Epitaph()
    {
        if (IsAdopted)
            return "The training process ended without a word.";
        var code = _process.ExitCode;
        var how = code switch
        {
            SignalExit + 9 => "was killed (exit code 137), as the system does when memory runs out",
            > SignalExit and < SignalExit + 32 => $"crashed (exit code {code}, signal {code - SignalExit})",
            _ => $"ended with exit code {code}",
        };
        return _words!.Text is { Length: > 0 } last ? $"The training process {how}. Its last words: {last}" : $"The training process {how}.";
    }

    public void Dispose() => _process.Dispose();

    /// <summary>
    /// A process of an earlier service that ended stays in Linux's table until whoever inherited it asks for its exit code; in a container that
    /// may be never.
    /// </summary>
    private static bool IsDefunct(int id)
    {
        try
        {
            var stat = OperatingSystem.IsLinux() ? File.ReadAllText($"/proc/{id}/stat") : "";
            return stat.LastIndexOf(')') is > 0 and var end && stat.AsSpan(end).StartsWith(") Z");
        }
        catch (IOException)
        {
            return true; // The process is gone.
        }
    }
}
