using System.Globalization;
using System.Text.Json;

namespace FineTune.Server;

/// <summary>
/// The members of a request's object, each read once with its rules. Null counts as absent. Faults are told in the words of jsonschema,
/// as the real API does: <c>0 is less than the minimum of 1 - 'limit'</c>.
/// </summary>
internal readonly struct JsonFields(JsonElement element, string path)
{
    private const int ShownCharacters = 60;

    public string Path(string name) => path.Length == 0 ? name : $"{path}.{name}";

    public JsonElement? Find(string name)
    {
        try
        {
            return element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
        }
        catch (InvalidOperationException)
        {
            throw NoUnicode(path); // Another member's name is none.
        }
    }

    public JsonElement Require(string name) => Find(name) ?? throw Fault($"'{name}' is a required property", name);

    public string RequireText(string name) => Text(name) ?? throw Fault($"'{name}' is a required property", name);

    public string RequireOneOf(string name, IReadOnlyList<string> known)
    {
        var text = RequireText(name);
        return known.Contains(text)
            ? text
            : throw Fault($"'{Shorten(text)}' is not one of [{string.Join(", ", known.Select(one => $"'{one}'"))}] - '{Path(name)}'", name);
    }

    public string? Text(string name, int least = 1, int most = int.MaxValue)
    {
        if (Find(name) is not { } value)
            return null;
        if (value.ValueKind != JsonValueKind.String)
            throw Fault($"{Show(value)} is not of type 'string' - '{Path(name)}'", name);
        var text = TextOf(value, Path(name));
        if (text.Length < least)
            throw Fault($"'{Shorten(text)}' is too short - '{Path(name)}'", name);
        return text.Length <= most ? text : throw Fault($"'{Shorten(text)}' is too long - '{Path(name)}'", name);
    }

    public long? Integer(string name, long least, long most)
    {
        if (Find(name) is not { } value)
            return null;
        // 3.0 is an integer in JSON Schema.
        if (value.ValueKind != JsonValueKind.Number || !value.TryGetDouble(out var number) || number != Math.Floor(number) || Math.Abs(number) > 1L << 62)
            throw Fault($"{Show(value)} is not of type 'integer' - '{Path(name)}'", name);
        var integer = value.TryGetInt64(out var exact) ? exact : (long)number;
        ThrowIfOutside(integer, least, most, name);
        return integer;
    }

    public double? Number(string name, double least, double most)
    {
        if (Find(name) is not { } value)
            return null;
        if (value.ValueKind != JsonValueKind.Number || !value.TryGetDouble(out var number) || !double.IsFinite(number))
            throw Fault($"{Show(value)} is not of type 'number' - '{Path(name)}'", name);
        ThrowIfOutside(number, least, most, name);
        return number;
    }

    public bool? Flag(string name) => Find(name) is not { } value ? null
        : value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean()
        : throw Fault($"{Show(value)} is not of type 'boolean' - '{Path(name)}'", name);

    public JsonFields? Object(string name) => Find(name) is not { } value ? null
        : value.ValueKind == JsonValueKind.Object ? new JsonFields(value, Path(name))
        : throw Fault($"{Show(value)} is not of type 'object' - '{Path(name)}'", name);

    public IReadOnlyList<JsonElement>? List(string name, int most = int.MaxValue)
    {
        if (Find(name) is not { } value)
            return null;
        if (value.ValueKind != JsonValueKind.Array)
            throw Fault($"{Show(value)} is not of type 'array' - '{Path(name)}'", name);
        return value.GetArrayLength() <= most ? [.. value.EnumerateArray()] : throw Fault($"{Show(value)} is too long - '{Path(name)}'", name);
    }

    /// <summary>The names of the object's members.</summary>
    public IReadOnlyList<string> Names()
    {
        try
        {
            return [.. element.EnumerateObject().Select(member => member.Name)];
        }
        catch (InvalidOperationException)
        {
            throw NoUnicode(path);
        }
    }

    public ApiException Fault(string message, string name) => ApiException.Invalid(message, Path(name));

    /// <summary>JSON can escape half of a surrogate pair; such text is no Unicode.</summary>
    public static string TextOf(JsonElement value, string name)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw NoUnicode(name);
        }
    }

    public static string Show(JsonElement value) => Shorten(value.GetRawText());

    private static ApiException NoUnicode(string name) =>
        ApiException.Invalid($"The text has half of a surrogate pair and so is no Unicode - '{name}'", name.Length > 0 ? name : null);

    private static string Shorten(string text) => Ellipsis.Shorten(text, ShownCharacters);

    private void ThrowIfOutside<T>(T number, T least, T most, string name) where T : IComparable<T>, IFormattable
    {
        if (number.CompareTo(least) < 0)
            throw Fault(string.Create(CultureInfo.InvariantCulture, $"{number} is less than the minimum of {least} - '{Path(name)}'"), name);
        if (number.CompareTo(most) > 0)
            throw Fault(string.Create(CultureInfo.InvariantCulture, $"{number} is greater than the maximum of {most} - '{Path(name)}'"), name);
    }
}
