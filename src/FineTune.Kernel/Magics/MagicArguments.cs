using System.Globalization;
using System.Text;

namespace FineTune.Kernel;

/// <summary>
/// Reads what follows a magic's name: <c>words "with quotes" --name value --name=value --switch @variable</c>.
/// </summary>
internal sealed class MagicArguments(Magic magic, Func<string, object?> variable)
{
    private readonly Dictionary<string, object> _values = [];
    private readonly Queue<MagicParameter> _places = new(magic.Parameters.Where(parameter => parameter.Positional));

    /// <exception cref="KernelException">The line does not fit the magic's parameters.</exception>
    public static IReadOnlyDictionary<string, object> Read(Magic magic, string text, Func<string, object?> variable) =>
        new MagicArguments(magic, variable).Read(text);

    private Dictionary<string, object> Read(string text)
    {
        var words = new Queue<Word>(Words(text));
        while (words.TryDequeue(out var word))
        {
            if (word is { Quoted: false, Text: ['-', '-', _, ..] })
                TakeNamed(word.Text[2..], words);
            else
                TakePlaced(word, words);
        }

        if (magic.Parameters.FirstOrDefault(parameter => parameter.Required && !_values.ContainsKey(parameter.Name)) is { } missing)
            throw Fault($"{missing.Spelling} is missing ({missing.Description.TrimEnd('.')})");
        return _values;
    }

    private void TakeNamed(string text, Queue<Word> words)
    {
        var (name, given) = text.IndexOf('=') is var sign and > 0 ? (text[..sign], text[(sign + 1)..]) : (text, null);
        var parameter = magic.Parameters.FirstOrDefault(parameter => parameter.Name == name) ?? throw Unknown(name);
        if (parameter.Type == typeof(bool) && given is null)
            _values[name] = true;
        else if (given is not null)
            Set(parameter, new Word(given, Quoted: false));
        else if (words.TryDequeue(out var value))
            Set(parameter, value);
        else
            throw Fault($"--{name} needs a value behind it");
    }

    private void TakePlaced(Word word, Queue<Word> words)
    {
        if (!_places.TryPeek(out var parameter))
            throw Fault($"nothing takes \"{word.Text}\"");
        if (!parameter.TakesSeveral)
            _places.Dequeue();
        // The last place takes a sentence without quotes.
        var rest = new StringBuilder(word.Text);
        while (_places.Count == 0 && parameter.Type == typeof(string) && words.TryPeek(out var next) && !next.IsOption)
            rest.Append(' ').Append(words.Dequeue().Text);
        Set(parameter, word with { Text = rest.ToString() });
    }

    private void Set(MagicParameter parameter, Word word)
    {
        var value = word is { Quoted: false, Text: ['@', _, ..] }
            ? FromVariable(parameter, word.Text[1..])
            : Convert(parameter, word.Text);
        if (parameter.TakesSeveral && _values.TryGetValue(parameter.Name, out var before))
            value = parameter.Type == typeof(string[]) ? (string[])[.. (string[])before, .. (string[])value] : (object[])[.. (object[])before, .. (object[])value];
        _values[parameter.Name] = value;
    }

    private object FromVariable(MagicParameter parameter, string name)
    {
        var value = variable(name) ?? throw Fault($"there is no variable {name}, or it is null");
        if (parameter.Type == typeof(object[]))
            return (object[])[value];
        if (parameter.Type.IsInstanceOfType(value))
            return value;
        return value is IConvertible plain
            ? Convert(parameter, plain.ToString(CultureInfo.InvariantCulture))
            : throw Fault($"{parameter.Spelling} takes {Kind(parameter)}, and the variable {name} is a {TypeName.Of(value.GetType())}");
    }

    private object Convert(MagicParameter parameter, string text)
    {
        if (parameter.Type == typeof(int) && int.TryParse(text, CultureInfo.InvariantCulture, out var number))
            return number;
        if (parameter.Type == typeof(double) && double.TryParse(text, CultureInfo.InvariantCulture, out var real))
            return real;
        if (parameter.Type == typeof(bool) && bool.TryParse(text, out var flag))
            return flag;
        if (parameter.Type == typeof(string[]))
            return (string[])[text];
        if (parameter.Type == typeof(object[]))
            return (object[])[text];
        return parameter.Type == typeof(string) || parameter.Type == typeof(object)
            ? text
            : throw Fault($"{parameter.Spelling} is not {Kind(parameter)}: \"{text}\"");
    }

    private KernelException Unknown(string name)
    {
        var nearest = NearestName.Of(name, magic.Parameters.Select(parameter => parameter.Name));
        return Fault($"it has no parameter --{name}" + (nearest is null ? "" : $", did you mean --{nearest}?"));
    }

    private KernelException Fault(string what) =>
        new($"#!{magic.Name}: {what}{(what.EndsWith('?') ? "" : ".")} Usage: {MagicText.Usage(magic)}");

    private static string Kind(MagicParameter parameter) => parameter.Type switch
    {
        var type when type == typeof(bool) => "true or false",
        var type when type == typeof(int) => "a whole number",
        var type when type == typeof(double) => "a number",
        _ => "a text",
    };

    private static IEnumerable<Word> Words(string text)
    {
        var index = 0;
        while (index < text.Length)
        {
            if (char.IsWhiteSpace(text[index]))
            {
                index++;
                continue;
            }

            var word = new StringBuilder();
            var quoted = text[index] == '"';
            for (var open = false; index < text.Length && (open || !char.IsWhiteSpace(text[index])); index++)
            {
                if (text[index] == '\\' && open && index + 1 < text.Length && text[index + 1] is '"' or '\\')
                    word.Append(text[++index]);
                else if (text[index] == '"')
                    open = !open;
                else
                    word.Append(text[index]);
            }

            yield return new Word(word.ToString(), quoted);
        }
    }

    private readonly record struct Word(string Text, bool Quoted)
    {
        public bool IsOption => !Quoted && Text.StartsWith("--", StringComparison.Ordinal);
    }
}
