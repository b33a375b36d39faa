namespace FineTune;

/// <summary>The help text of a command, made from the record that also runs it.</summary>
public static class CommandHelp
{
    /// <summary>Description, usage line, positional arguments and options, as <c>finetune … --help</c> and a magic's <c>--help</c> show it.</summary>
    public static string Render(Command command)
    {
        ArgumentNullException.ThrowIfNull(command);
        return string.Join('\n',
        [
            command.Description,
            "",
            $"Usage: {Usage(command)}",
            .. Section("Arguments", command.Parameters.Where(parameter => parameter.Positional)),
            .. Section("Options", command.Parameters.Where(parameter => !parameter.Positional)),
        ]);
    }

    /// <summary>One line per command, names aligned: what a bare <c>help</c> shows.</summary>
    public static string List(IReadOnlyList<Command> commands)
    {
        ArgumentNullException.ThrowIfNull(commands);
        var width = commands.Select(command => command.Name.Length).DefaultIfEmpty().Max();
        return string.Join('\n', commands.OrderBy(command => command.Name, StringComparer.Ordinal)
            .Select(command => $"  {command.Name.PadRight(width)}  {command.Description}"));
    }

    private static string Usage(Command command) =>
        string.Join(' ', [command.Name, .. command.Parameters.OrderByDescending(parameter => parameter.Positional).Select(InUsage)]);

    private static string InUsage(CommandParameter parameter) => parameter.Required ? Form(parameter) : $"[{Form(parameter)}]";

    private static IEnumerable<string> Section(string title, IEnumerable<CommandParameter> parameters)
    {
        (string Form, CommandParameter Parameter)[] rows = [.. parameters.Select(parameter => (Form(parameter), parameter))];
        if (rows.Length == 0)
            return [];
        var width = rows.Max(row => row.Form.Length);
        return ["", $"{title}:", .. rows.Select(row => $"  {row.Form.PadRight(width)}  {Describe(row.Parameter)}")];
    }

    private static string Describe(CommandParameter parameter)
    {
        var required = parameter.Required && !parameter.Positional ? " (required)" : "";
        var values = parameter.Completions is { } completions ? $" One of: {string.Join(", ", completions())}." : "";
        return parameter.Description + required + values;
    }

    private static string Form(CommandParameter parameter) => parameter switch
    {
        { Positional: true } => $"<{parameter.Name}>{Repeated(parameter)}",
        { Type: var type } when type == typeof(bool) => Flag(parameter),
        _ => $"{Flag(parameter)} <{TypeWord(parameter.Type)}>{Repeated(parameter)}",
    };

    private static string Flag(CommandParameter parameter) =>
        parameter.Letter is { } letter ? $"-{letter}, --{parameter.Name}" : $"--{parameter.Name}";

    private static string Repeated(CommandParameter parameter) => parameter.Type == typeof(string[]) ? "…" : "";

    private static string TypeWord(Type type) => type == typeof(int) ? "number" : type == typeof(double) ? "decimal" : "text";
}
