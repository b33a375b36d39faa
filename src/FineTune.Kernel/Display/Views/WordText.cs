using System.Globalization;
using System.Numerics;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.DotNet.Interactive.Formatting;

namespace FineTune.Kernel;

/// <summary>Values that are one piece of text, and what stands for the others where there is room for no more.</summary>
internal static class WordText
{
    private const int ShortLength = 40;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text of <paramref name="value"/>; null when it has an inside to show.</summary>
    public static View.Word? Of(object? value) => value switch
    {
        null => new View.Word(Formatter.NullString),
        string text => new View.Word(text),
        // The invariant culture, as everything that a notebook stores: the file is the same for whoever runs it.
        DateTime { Kind: DateTimeKind.Utc } time => new View.Word(time.ToString("yyyy-MM-dd HH:mm:ssZ", CultureInfo.InvariantCulture)),
        DateTime time => new View.Word(time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)),
        DateTimeOffset time => new View.Word(time.ToString("yyyy-MM-dd HH:mm:sszzz", CultureInfo.InvariantCulture)),
        DateOnly date => new View.Word(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        Type type => new View.Word(type.ToDisplayString()),
        JsonElement or JsonDocument or JsonNode => new View.Word(JsonSerializer.Serialize(value, Indented)),
        Exception error => new View.Word(string.Join('\n', RuntimeErrorText.Describe(error).Traceback)),
        ITuple tuple when Items(tuple).All(item => Of(item) is { } word && IsShort(word.Text)) => new View.Word(Line(tuple)),
        IFormattable number when IsNumber(value.GetType()) => new View.Word(number.ToString(null, CultureInfo.InvariantCulture), IsNumber: true),
        IFormattable word when value is ValueType || PlainTypes.Contains(value.GetType()) => new View.Word(word.ToString(null, CultureInfo.InvariantCulture)),
        _ when PlainTypes.Contains(value.GetType()) || IsOpaque(value) => new View.Word(value.ToString() ?? ""),
        _ => null,
    };

    public static bool IsShort(string text) => text.Length <= ShortLength && !text.Contains('\n');

    /// <summary>One line for a value that is not looked into.</summary>
    public static string Short(object value)
    {
        var own = value.GetType().GetMethod(nameof(ToString), Type.EmptyTypes)?.DeclaringType;
        var text = own == typeof(object) || own == typeof(ValueType) ? TitleOf(value) : value.ToString();
        return text ?? "…";
    }

    /// <summary>Null for a type that the compiler named.</summary>
    public static string? TitleOf(object value) => value.GetType() is var type && type.Name.StartsWith('<') ? null : TypeName.Of(type);

    /// <summary>Types whose properties are machinery and lead everywhere.</summary>
    private static bool IsOpaque(object value) => value
        is MemberInfo or Assembly or Module or Delegate or FileSystemInfo or CultureInfo or Encoding or Regex or StringBuilder
        or CancellationToken or Stream or Thread or TextReader or TextWriter or ObjectMembers.Unreadable;

    private static bool IsNumber(Type type) =>
        type.IsPrimitive && type != typeof(char) && type != typeof(bool)
        || type == typeof(decimal) || type == typeof(BigInteger) || type == typeof(Half) || type == typeof(Int128) || type == typeof(UInt128);

    private static string Line(ITuple tuple) => $"({string.Join(", ", Items(tuple).Select(item => Of(item)!.Text))})";

    private static IEnumerable<object?> Items(ITuple tuple) => Enumerable.Range(0, tuple.Length).Select(index => tuple[index]);
}
