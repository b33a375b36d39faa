using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FineTune.Notebook;

/// <summary>JSON inside HTML.</summary>
internal static class PageJson
{
    /// <summary>To be read by people; it is escaped for HTML where it is written.</summary>
    public static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>
    /// JSON that cannot end the script element it stands in: the default encoder writes &lt;, &gt;, &amp; as escapes. Text that is not
    /// JSON becomes null, which the page's script answers with the picture.
    /// </summary>
    public static string Embed(string json)
    {
        try
        {
            return JsonNode.Parse(json)?.ToJsonString() ?? "null";
        }
        catch (JsonException)
        {
            return "null";
        }
    }
}
