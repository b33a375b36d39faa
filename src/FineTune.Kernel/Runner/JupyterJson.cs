using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FineTune.Kernel;

/// <summary>
/// JSON as Jupyter writes it, byte for byte: one space of indentation, text unescaped, control characters in lower case. The writer of
/// System.Text.Json differs in the last two (it writes \u001B where Jupyter and VS Code write \u001b), which would show as changes in version control.
/// </summary>
internal static class JupyterJson
{
    public static string Write(JsonNode document)
    {
        var text = new StringBuilder();
        WriteNode(text, document, depth: 0);
        return text.Append('\n').ToString();
    }

    private static void WriteNode(StringBuilder text, JsonNode? node, int depth)
    {
        switch (node)
        {
            case JsonObject members:
                WriteBlock(text, '{', '}', [.. members], depth, member =>
                {
                    WriteString(text, member.Key);
                    text.Append(": ");
                    WriteNode(text, member.Value, depth + 1);
                });
                break;
            case JsonArray items:
                WriteBlock(text, '[', ']', [.. items], depth, item => WriteNode(text, item, depth + 1));
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                WriteString(text, value.GetValue<string>());
                break;
            default:
                text.Append(node?.ToJsonString() ?? "null");
                break;
        }
    }

    private static void WriteBlock<T>(StringBuilder text, char open, char close, T[] items, int depth, Action<T> write)
    {
        text.Append(open);
        for (var index = 0; index < items.Length; index++)
        {
            text.Append(index == 0 ? "\n" : ",\n").Append(' ', depth + 1);
            write(items[index]);
        }

        if (items.Length > 0)
            text.Append('\n').Append(' ', depth);
        text.Append(close);
    }

    private static void WriteString(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var character in value)
        {
            _ = character switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                < ' ' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
                _ => text.Append(character),
            };
        }

        text.Append('"');
    }
}
