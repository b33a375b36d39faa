using System.CommandLine;
using System.CommandLine.Completions;
using Shell = System.CommandLine;

namespace FineTune.Tool;

/// <summary>A parameter of a record as an argument or option of the command line, and how to read its value.</summary>
internal sealed record ShellParameter(string Name, Func<ParseResult, object?> Read)
{
    public static ShellParameter AddTo(Shell.Command command, CommandParameter parameter) => parameter.Type switch
    {
        var type when type == typeof(int) => Add<int?>(command, parameter),
        var type when type == typeof(double) => Add<double?>(command, parameter),
        var type when type == typeof(bool) => Add<bool>(command, parameter),
        { IsArray: true } => AddRepeated(command, parameter),
        _ => Add<string?>(command, parameter),
    };

    private static ShellParameter AddRepeated(Shell.Command command, CommandParameter parameter)
    {
        var added = Add<string[]>(command, parameter, parameter.Required ? ArgumentArity.OneOrMore : ArgumentArity.ZeroOrMore);
        return added with { Read = parsed => added.Read(parsed) is string[] { Length: > 0 } values ? values : null };
    }

    private static ShellParameter Add<T>(Shell.Command command, CommandParameter parameter) =>
        Add<T>(command, parameter, parameter.Required ? ArgumentArity.ExactlyOne : ArgumentArity.ZeroOrOne);

    private static ShellParameter Add<T>(Shell.Command command, CommandParameter parameter, ArgumentArity arity)
    {
        if (parameter.Positional)
        {
            var argument = new Argument<T>(parameter.Name) { Description = parameter.Description, Arity = arity };
            command.Arguments.Add(argument);
            return new ShellParameter(parameter.Name, parsed => parsed.GetValue(argument));
        }
        string[] letters = parameter.Letter is { } letter ? [$"-{letter}"] : [];
        var option = new Option<T>($"--{parameter.Name}", letters) { Description = parameter.Description, Required = parameter.Required };
        if (parameter.Completions is { } completions)
            option.CompletionSources.Add(_ => completions().Select(value => new CompletionItem(value)));
        command.Options.Add(option);
        return new ShellParameter(parameter.Name, parsed => parsed.GetValue(option));
    }
}
