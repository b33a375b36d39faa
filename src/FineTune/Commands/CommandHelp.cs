namespace FineTune;

/// <summary>The help text of a command, made from the record that also runs it.</summary>
public static class CommandHelp
{
    private const string Magic = "#!";

    /// <summary>Description, usage line, arguments, options, examples and the same in C#, as <c>finetune … --help</c> shows it.</summary>
    public static string Render(Command command) => Render(command, "finetune ");

    /// <summary>The same for the magic in a notebook.</summary>
    public static string RenderMagic(Command command) => Render(command, Magic);

    private static string Render(Command command, string prefix)
    {
        ArgumentNullException.ThrowIfNull(command);
        CommandParameter[] parameters = [.. command.Parameters.Where(parameter => prefix == Magic || !parameter.InNotebooksOnly)];
        return string.Join('\n',
        [
            command.Description,
            "",
            $"Usage: {Spelled(command, prefix)}{Usage(parameters)}",
            .. Section("Arguments", parameters.Where(parameter => parameter.Positional)),
            .. Section("Options", parameters.Where(parameter => !parameter.Positional)),
            .. Lines("Examples", command.Examples.Select(example => Spelled(command, prefix) + example[command.Name.Length..])),
            .. Lines("The same in C#", command.CSharp is { } code ? code.Split('\n') : []),
        ]);
    }

    private static IEnumerable<string> Lines(string title, IEnumerable<string> lines)
    {
        string[] given = [.. lines];
        return given.Length == 0 ? [] : ["", $"{title}:", .. given.Select(line => $"  {line}")];
    }

    /// <summary>One line per command, names aligned: what a shell's help shows.</summary>
    public static string List(IReadOnlyList<Command> commands)
    {
        ArgumentNullException.ThrowIfNull(commands);
        var width = commands.Select(command => command.ShellName.Length).DefaultIfEmpty().Max();
        return string.Join('\n', commands.OrderBy(command => command.ShellName, StringComparer.Ordinal)
            .Select(command => $"  {command.ShellName.PadRight(width)}  {command.Description}"));
    }

    private static string Spelled(Command command, string prefix) => prefix + (prefix == Magic ? command.Name : command.ShellName);

    private static string Usage(IEnumerable<CommandParameter> parameters) =>
        string.Join(' ', ["", .. parameters.OrderByDescending(parameter => parameter.Positional).Select(InUsage)]);

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
        var values = parameter.Choices is { } choices ? $" One of: {string.Join(", ", choices)}." : "";
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

    private static string Repeated(CommandParameter parameter) => parameter.Type.IsArray ? "…" : "";

    private static string TypeWord(Type type) => type == typeof(int) ? "number" : type == typeof(double) ? "decimal" : "text";
}
