using System.ComponentModel;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace FineTune.Notebook;

/// <summary>One magic that is to run in .NET Interactive: its arguments in the types of its command, and what is told when it fails.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class InteractiveMagic
{
    private const string Help = "help";
    private const string SeveralValues = "Several values are a list: [\"one\",\"two\"].";

    private readonly MagicLine _line;

    internal InteractiveMagic(Command command, MagicLine line) => (Command, _line) = (command, line);

    public Command Command { get; }

    /// <summary>The variable whose value <see cref="Read"/> wants; null when the line names none.</summary>
    public string? Variable => _line.Variable;

    /// <summary>The lines below the magic, of a command that takes them.</summary>
    public string Body => Command.TakesBody ? _line.Below : "";

    /// <summary>"learning-rate" as the platform spells it in JSON: "learningRate".</summary>
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
    /// <param name="variable">The value of <see cref="Variable"/>, of which the arguments have the JSON alone.</param>
    /// <exception cref="FineTuneException">A value does not fit, a required one is missing, or there is no such parameter.</exception>
    public IReadOnlyDictionary<string, object> Read(IReadOnlyDictionary<string, JsonElement> arguments, object? variable)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        CheckOptions();
        var values = new Dictionary<string, object>();
        foreach (var parameter in Command.Parameters)
        {
            if (arguments.TryGetValue(JsonName(parameter.Name), out var given) && IsGiven(given))
                values[parameter.Name] = new InteractiveArgument(parameter, given, IsVariable(parameter) ? variable : null).Convert() ?? throw Misfit(parameter, given);
            else if (parameter.Required)
                throw Fault($"{Spelled(parameter)} is missing ({parameter.Description.TrimEnd('.')}).{(parameter.Type.IsArray ? $" {SeveralValues}" : "")}");
        }
        return values;
    }

    /// <summary>What a cell says that fails since the command did not succeed.</summary>
    public string Failure(int exitCode) => $"#!{Command.Name} did not succeed (exit code {exitCode}).";

    /// <summary>What a reader can mend, or has asked for, is told in words; all else is a fault of ours and has its trace.</summary>
    public static string Explain(Exception fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        return fault is FineTuneException or OperationCanceledException ? fault.Message : fault.ToString();
    }

    /// <summary>The name again if a variable can have it.</summary>
    /// <exception cref="FineTuneException">It cannot.</exception>
    public static string VariableName(string name) => NamePattern().IsMatch(name)
        ? name
        : throw new FineTuneException($"\"{name}\" cannot be the name of a variable. A name has letters, digits and _, and starts with no digit.");

    /// <summary>The type of a variable that holds <paramref name="value"/>: its own, or the nearest above that code can name.</summary>
    public static Type VariableType(object value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var type = value.GetType();
        while (!type.IsVisible)
            type = type.BaseType!;
        return type;
    }

    private void CheckOptions()
    {
        string[] known = [.. Command.Parameters.Select(parameter => parameter.Name), Help];
        if (_line.Options.FirstOrDefault(option => !known.Contains(option)) is { } unknown)
            throw Fault($"there is no --{unknown}.{DidYouMean.Hint(unknown, known)}");
        if (_line.Options.GroupBy(option => option).FirstOrDefault(same => same.Count() > 1)?.Key is { } twice)
            throw Fault($"--{twice} is given twice. {SeveralValues}");
    }

    /// <summary>The platform sends false for every switch that is not in the line.</summary>
    private static bool IsGiven(JsonElement value) => value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined or JsonValueKind.False);

    private bool IsVariable(CommandParameter parameter) => _line.Option is { } option ? option == parameter.Name : parameter.Positional;

    private FineTuneException Misfit(CommandParameter parameter, JsonElement given) => Fault(
        parameter.Type == typeof(int) ? $"{Spelled(parameter)} is not a whole number: {given.GetRawText()}."
        : parameter.Type == typeof(double) ? $"{Spelled(parameter)} is not a number: {given.GetRawText()}."
        : parameter.Type == typeof(bool) ? $"{Spelled(parameter)} is not true or false: {given.GetRawText()}."
        : $"{Spelled(parameter)} is neither a text nor a variable of the C# kernel (@name).");

    private static string Spelled(CommandParameter parameter) => parameter.Positional ? parameter.Name : $"--{parameter.Name}";

    private FineTuneException Fault(string what) => new($"#!{Command.Name}: {what} #!{Command.Name} --help tells more.");

    [GeneratedRegex(@"^[\p{L}_][\p{L}\p{Nd}_]*$")]
    private static partial Regex NamePattern();
}
