using System.CommandLine;
using System.CommandLine.Help;
using Shell = System.CommandLine;

namespace FineTune.Tool;

/// <summary>The command records as a command line: <c>finetune dataset check data.jsonl --json</c>.</summary>
internal sealed class FineTuneShell
{
    private const int WrongUse = 2;

    /// <summary>After Ctrl-C a command ends its child processes and removes what is half done; a busy machine takes its time for that.</summary>
    private static readonly TimeSpan TimeToStop = TimeSpan.FromSeconds(20);

    private readonly RootCommand _root = new("Fine-tune language models on this machine.");
    private readonly Dictionary<Shell.Command, Command> _records = [];

    public FineTuneShell(IReadOnlyList<Command> records)
    {
        // "serve" before "serve stop", which is put below it.
        foreach (var record in records.Where(record => !record.InNotebooksOnly).OrderBy(record => record.ShellName.Contains(' ', StringComparison.Ordinal)))
            Add(record);
        _root.Options.OfType<HelpOption>().Single().Action = new HelpText(command => HelpOf(command, [.. _records.Values]));
    }

    /// <summary>0 fine, 1 what was asked did not hold or failed, 2 wrong use, 3 paused.</summary>
    public async Task<int> RunAsync(string[] arguments)
    {
        var parsed = _root.Parse(arguments);
        if (parsed.Errors.Count == 0 || parsed.Action is HelpText)
            return await parsed.InvokeAsync(Configuration(parsed));
        foreach (var error in parsed.Errors)
            await Console.Error.WriteLineAsync(error.Message);
        await Console.Error.WriteLineAsync(Suggestion(parsed));
        return WrongUse;
    }

    private InvocationConfiguration Configuration(ParseResult parsed)
    {
        var handlesSignals = _records.TryGetValue(parsed.CommandResult.Command, out var record) && (record.HandlesInterrupts || record.CanPause);
        return new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = handlesSignals ? null : TimeToStop,
        };
    }

    private void Add(Command record)
    {
        var words = record.ShellName.Split(' ');
        Shell.Command parent = _root;
        foreach (var word in words[..^1])
        {
            var group = parent.Subcommands.FirstOrDefault(command => command.Name == word);
            if (group is null)
                parent.Subcommands.Add(group = new Shell.Command(word));
            parent = group;
        }
        var command = new Shell.Command(words[^1], record.Description);
        var parameters = record.Parameters.Where(parameter => !parameter.InNotebooksOnly).Select(parameter => ShellParameter.AddTo(command, parameter)).ToArray();
        command.SetAction((parsed, cancellationToken) => CommandRun.InvokeAsync(record, parameters, parsed, cancellationToken));
        parent.Subcommands.Add(command);
        _records[command] = record;
    }

    private string HelpOf(Shell.Command command, IReadOnlyList<Command> records)
    {
        if (_records.TryGetValue(command, out var record))
            return CommandHelp.Render(record);
        var prefix = command == _root ? "" : command.Name + " ";
        Command[] below = [.. records.Where(candidate => candidate.ShellName.StartsWith(prefix, StringComparison.Ordinal))];
        return $"{_root.Description}\n\nUsage: finetune <command>; finetune <command> --help tells more.\n\n{CommandHelp.List(below)}";
    }

    /// <summary>Arguments stand behind the command's words, so the first two words are tried, then the first alone.</summary>
    private string Suggestion(ParseResult parsed)
    {
        string[] known = [.. _records.Values.Select(record => record.ShellName)];
        string[] typed = [.. parsed.Tokens.Select(token => token.Value).TakeWhile(word => !word.StartsWith('-'))];
        var nearest = DidYouMean.Nearest(string.Join(' ', typed.Take(2)), known) ?? DidYouMean.Nearest(typed.FirstOrDefault() ?? "", known);
        return nearest is not null && !string.Join(' ', typed).StartsWith(nearest, StringComparison.Ordinal)
            ? $"Did you mean: finetune {nearest}"
            : "finetune --help lists the commands.";
    }
}
