using System.Text.Json;
using System.Text.Json.Nodes;

namespace FineTune.Kernel;

/// <summary>Text in a notebook file: one string, or a list of lines that keep their line ends.</summary>
internal static class MultilineText
{
    public static string Read(JsonNode? node) => node switch
    {
        JsonArray lines => string.Concat(lines.Select(Read)),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
        _ => "",
    };

    public static JsonArray Split(string text)
    {
        var lines = new JsonArray();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start) is >= 0 and var found ? found + 1 : text.Length;
            lines.Add(JsonValue.Create(text[start..end]));
            start = end;
        }

        return lines;
    }
}
