using System.Globalization;
using System.Text.Json;

namespace FineTune.Notebook;

/// <summary>One argument of a magic as .NET Interactive hands it over: a text, JSON, or the JSON of a variable, whose value comes beside it.</summary>
internal sealed class InteractiveArgument(CommandParameter parameter, JsonElement given, object? variable)
{
    /// <summary>The value in the type of the parameter; null when it does not fit.</summary>
    public object? Convert() => parameter.Type switch
    {
        var type when type == typeof(object) => variable ?? ScalarOf(given),
        var type when type == typeof(object[]) => variable is null ? Texts() : variable as object[] ?? [variable],
        var type when type == typeof(string[]) => Texts(),
        var type when type == typeof(int) => int.TryParse(TextOf(given), NumberStyles.Integer, CultureInfo.InvariantCulture, out var whole) ? whole : null,
        var type when type == typeof(double) => double.TryParse(TextOf(given), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null,
        var type when type == typeof(bool) => bool.TryParse(TextOf(given), out var flag) ? flag : null,
        _ => ScalarOf(given),
    };

    private string[] Texts() => given.ValueKind == JsonValueKind.Array ? [.. given.EnumerateArray().Select(TextOf)] : [TextOf(given)];

    private static string? ScalarOf(JsonElement value) => value.ValueKind is JsonValueKind.Object or JsonValueKind.Array ? null : TextOf(value);

    private static string TextOf(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
}
