using System.CommandLine;
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
        _ => Add<string?>(command, parameter),
    };

    private static ShellParameter Add<T>(Shell.Command command, CommandParameter parameter)
    {
        if (parameter.Positional)
        {
            var argument = new Argument<T>(parameter.Name) { Description = parameter.Description };
            argument.Arity = parameter.Required ? ArgumentArity.ExactlyOne : ArgumentArity.ZeroOrOne;
            command.Arguments.Add(argument);
            return new ShellParameter(parameter.Name, parsed => parsed.GetValue(argument));
        }
        var option = new Option<T>($"--{parameter.Name}") { Description = parameter.Description, Required = parameter.Required };
        if (parameter.Completions is { } completions)
            option.CompletionSources.Add([.. completions()]);
        command.Options.Add(option);
        return new ShellParameter(parameter.Name, parsed => parsed.GetValue(option));
    }
}
