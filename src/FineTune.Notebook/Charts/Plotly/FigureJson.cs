using System.Globalization;
using System.Text.Json;

namespace FineTune.Notebook;

/// <summary>Reads a figure that may hold anything: what is missing or of another kind is undefined, null or empty, never a fault.</summary>
internal static class FigureJson
{
    extension(JsonElement json)
    {
        public bool IsPresent => json.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null);

        public string? Text => json.ValueKind == JsonValueKind.String ? json.GetString() : null;

        /// <summary>Only what can be drawn: a number beyond 1e100 is none.</summary>
        public double? Number => json.ValueKind == JsonValueKind.Number && json.TryGetDouble(out var number) && Math.Abs(number) < 1e100 ? number : null;

        public IReadOnlyList<JsonElement> Items => json.ValueKind == JsonValueKind.Array ? [.. json.EnumerateArray()] : [];

        public JsonElement Get(string name) => json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) ? value : default;

        public JsonElement Get(string first, string second) => json.Get(first).Get(second);

        /// <summary>As a person reads it, for labels.</summary>
        public string Words => json.ValueKind switch
        {
            JsonValueKind.String => json.GetString()!,
            JsonValueKind.Number when json.Number is { } number => number.ToString("G6", CultureInfo.InvariantCulture),
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            _ => "",
        };
    }
}
