using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FineTune;

/// <summary>A JSON file that people read too: indented, and without escapes for what any editor shows.</summary>
internal static class IndentedJson
{
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(string path, JsonObject json) => AtomicFile.WriteAllText(path, json.ToJsonString(Options) + "\n");
}
