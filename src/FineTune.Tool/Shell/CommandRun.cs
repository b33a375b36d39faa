using System.CommandLine;
using FineTune.Kernel;

namespace FineTune.Tool;

/// <summary>One use of a command in a shell: faults that a reader can mend become a message and exit code 1.</summary>
internal static class CommandRun
{
    private const int Failed = 1;

    public static async Task<int> InvokeAsync(
        Command record, IReadOnlyList<ShellParameter> parameters, ParseResult parsed, CancellationToken cancellationToken)
    {
        var arguments = new Dictionary<string, object>();
        foreach (var parameter in parameters)
        {
            if (parameter.Read(parsed) is { } value)
                arguments[parameter.Name] = value;
        }
        using var signals = record.CanPause ? new PausingSignals() : null;
        var call = new CommandCall
        {
            Arguments = arguments,
            Input = Console.In,
            Output = Console.Out,
            Error = Console.Error,
            IsTerminal = !Console.IsOutputRedirected,
            CancellationToken = signals?.Cancel ?? cancellationToken,
            PauseToken = signals?.Pause ?? CancellationToken.None,
        };
        try
        {
            return await record.Handler(call);
        }
        catch (Exception fault) when (fault is FineTuneException or KernelException)
        {
            await Console.Error.WriteLineAsync(fault.Message);
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Stopped.");
        }
        return Failed;
    }
}
