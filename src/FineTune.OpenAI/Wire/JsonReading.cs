using System.Globalization;
using System.Text.Json;

namespace FineTune.OpenAI;

/// <summary>
/// Reads what services really send: members that are absent, null or of another type count as not told, numbers are read alike in every
/// culture, and whole numbers may be written 100.0.
/// </summary>
internal static class JsonReading
{
    public static JsonElement? Member(this JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null ? member : null;

    /// <summary>Empty text counts as not told.</summary>
    public static string? Text(this JsonElement json, string name) =>
        json.Member(name) is { ValueKind: JsonValueKind.String } member && member.GetString() is { Length: > 0 } text ? text : null;

    public static double? Number(this JsonElement json, string name) => json.Member(name) switch
    {
        { ValueKind: JsonValueKind.Number } member => member.GetDouble(),
        { ValueKind: JsonValueKind.String } member when double.TryParse(member.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };

    public static int? Whole(this JsonElement json, string name) =>
        json.Number(name) is { } number && Math.Abs(number) <= int.MaxValue ? (int)number : null;

    /// <summary>Unix seconds; 0 counts as not told.</summary>
    public static DateTimeOffset? Time(this JsonElement json, string name) =>
        json.Number(name) is > 0 and < 1e11 and var seconds ? DateTimeOffset.UnixEpoch.AddSeconds(seconds) : null;

    public static IEnumerable<JsonElement> Items(this JsonElement json, string name) =>
        json.Member(name) is { ValueKind: JsonValueKind.Array } member ? member.EnumerateArray() : [];
}
