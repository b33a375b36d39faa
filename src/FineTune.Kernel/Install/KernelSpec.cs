using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace FineTune.Kernel;

/// <summary>What Jupyter knows of a kernel before it starts it: the file kernel.json.</summary>
public sealed partial record KernelSpec
{
    internal const string FileName = "kernel.json";

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The folder's name: how notebooks and command lines name the kernel.</summary>
    public required string Name { get; init; }

    public required string DisplayName { get; init; }

    /// <summary>The command line. Front ends put the path of a file in the place of {connection_file}, which must stand alone.</summary>
    public required IReadOnlyList<string> Command { get; init; }

    public string Language { get; init; } = "C#";

    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>The program that is started.</summary>
    public string Program => Command is [var program, ..] ? program : "";

    /// <summary>True for what Jupyter accepts as the name of a kernel.</summary>
    public static bool IsValidName(string name) => NamePattern().IsMatch(name);

    /// <summary>The file's text. Interrupts come as messages: a signal would also reach the programs that a cell started.</summary>
    public string ToJson() => new JsonObject
    {
        ["argv"] = new JsonArray([.. Command.Select(word => JsonValue.Create(word))]),
        ["display_name"] = DisplayName,
        ["language"] = Language,
        ["interrupt_mode"] = "message",
        ["env"] = new JsonObject(Environment.Select(variable => KeyValuePair.Create(variable.Key, (JsonNode?)JsonValue.Create(variable.Value)))),
        ["metadata"] = new JsonObject { ["debugger"] = false },
    }.ToJsonString(Readable) + "\n";

    /// <summary>Null when the text is no kernel.json: such a file is someone else's to mend.</summary>
    internal static KernelSpec? Parse(string name, string json)
    {
        try
        {
            return JsonNode.Parse(json) is JsonObject root && root["argv"] is JsonArray words
                ? new KernelSpec
                {
                    Name = name,
                    DisplayName = NotebookReading.Text(root["display_name"]) ?? name,
                    Language = NotebookReading.Text(root["language"]) ?? "",
                    Command = [.. words.Select(NotebookReading.Text).OfType<string>()],
                }
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"^(?!\.+$)[A-Za-z0-9._-]+$")]
    private static partial Regex NamePattern();
}
