using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace FineTune.Notebook;

/// <summary>
/// One command as a magic of .NET Interactive: what can be said of it without that platform's types. The adapter that has them is
/// interactive-extensions/dotnet/extension.dib in the package.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class InteractiveMagic
{
    private const string Help = "help";

    private readonly string _cell;
    private readonly string _line;

    /// <param name="directive">"#!dataset show".</param>
    /// <param name="cell">The whole cell in which it stands.</param>
    /// <exception cref="FineTuneException">There is no such command.</exception>
    public InteractiveMagic(string directive, string cell)
    {
        ArgumentNullException.ThrowIfNull(directive);
        ArgumentNullException.ThrowIfNull(cell);
        var name = string.Join(' ', directive.TrimStart('#', '!').Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Command = FineTuneExtension.Commands.FirstOrDefault(command => command.Name == name)
            ?? throw new FineTuneException($"There is no magic #!{name}.{DidYouMean.Hint(name, FineTuneExtension.Commands.Select(command => command.Name))}");
        _cell = cell.ReplaceLineEndings("\n");
        _line = _cell.Split('\n').FirstOrDefault(line => Words(line).StartsWith($"#!{name}", StringComparison.Ordinal)) ?? "";
    }

    public Command Command { get; }

    /// <summary>The variable that the line names with @; null when there is none. The platform hands over its JSON, or its name of a type.</summary>
    public string? Variable => VariablePattern().Match(_line) is { Success: true } match ? match.Groups["name"].Value : null;

    /// <summary>The lines below the magic.</summary>
    public string Body
    {
        get
        {
            var start = _cell.IndexOf(_line, StringComparison.Ordinal) + _line.Length;
            return Command.TakesBody && _line.Length > 0 && start < _cell.Length ? _cell[(start + 1)..] : "";
        }
    }

    /// <summary>"--learning-rate" as the platform spells it in JSON: "learningRate".</summary>
    public static string JsonName(string parameter) =>
        string.Concat(parameter.Split('-').Select((word, index) => index == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..]));

    /// <summary>The help of the command if the arguments ask for it.</summary>
    public string? HelpFor(IReadOnlyDictionary<string, JsonElement> arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        return arguments.TryGetValue(Help, out var asked) && asked.ValueKind == JsonValueKind.True ? CommandHelp.RenderMagic(Command) : null;
    }

    /// <summary>The arguments in the types of the parameters; what is no parameter is passed over.</summary>
    /// <param name="arguments">By JSON name.</param>
    /// <param name="variable">The value of <see cref="Variable"/>.</param>
    /// <exception cref="FineTuneException">A value does not fit, or a required one is missing.</exception>
    public IReadOnlyDictionary<string, object> Read(IReadOnlyDictionary<string, JsonElement> arguments, object? variable)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        var values = new Dictionary<string, object>();
        foreach (var parameter in Command.Parameters)
        {
            if (arguments.TryGetValue(JsonName(parameter.Name), out var given) && IsGiven(given))
                values[parameter.Name] = Convert(parameter, given, variable);
            else if (parameter.Required)
                throw Fault($"{(parameter.Positional ? parameter.Name : $"--{parameter.Name}")} is missing ({parameter.Description.TrimEnd('.')}).");
        }
        return values;
    }

    /// <summary>The platform sends false for every switch that is not in the line.</summary>
    private static bool IsGiven(JsonElement value) => value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined or JsonValueKind.False);

    private object Convert(CommandParameter parameter, JsonElement given, object? variable)
    {
        var type = parameter.Type;
        var isVariable = variable is not null && IsNamed(parameter);
        if (type == typeof(object))
            return isVariable ? variable! : Text(given);
        if (type == typeof(object[]))
            return isVariable ? [variable!] : given.ValueKind == JsonValueKind.Array ? [.. given.EnumerateArray().Select(each => (object)Text(each))] : (object[])[Text(given)];
        if (type == typeof(string[]))
            return given.ValueKind == JsonValueKind.Array ? [.. given.EnumerateArray().Select(Text)] : (string[])[Text(given)];
        var text = Text(given);
        if (type == typeof(int) && int.TryParse(text, CultureInfo.InvariantCulture, out var whole))
            return whole;
        if (type == typeof(double) && double.TryParse(text, CultureInfo.InvariantCulture, out var number))
            return number;
        if (type == typeof(bool) && bool.TryParse(text, out var flag))
            return flag;
        return type == typeof(string) ? text : throw Fault($"--{parameter.Name} is not {(type == typeof(bool) ? "true or false" : "a number")}: \"{text}\".");
    }

    /// <summary>The @ of the line stands behind this parameter's name, or by its place.</summary>
    private bool IsNamed(CommandParameter parameter)
    {
        var option = OptionPattern().Match(_line);
        return option.Success ? option.Groups["option"].Value == parameter.Name : parameter.Positional;
    }

    private static string Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();

    private FineTuneException Fault(string what) => new($"#!{Command.Name}: {what} #!{Command.Name} --help tells more.");

    private static string Words(string line) => string.Join(' ', line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    [GeneratedRegex(@"(?<=\s|=)@(csharp:)?(?<name>[A-Za-z_]\w*)")]
    private static partial Regex VariablePattern();

    [GeneratedRegex(@"--(?<option>[\w-]+)[\s=]+@")]
    private static partial Regex OptionPattern();
}
