using System.Text.Json.Nodes;

namespace FineTune.Kernel.Tests;

/// <summary>Small notebooks for tests.</summary>
internal static class Notebooks
{
    public static JsonObject Code(string source, params string[] tags) => new()
    {
        ["cell_type"] = "code",
        ["metadata"] = tags.Length == 0 ? [] : new JsonObject { ["tags"] = new JsonArray([.. tags.Select(tag => JsonValue.Create(tag))]) },
        ["source"] = source,
        ["outputs"] = new JsonArray(new JsonObject { ["name"] = "stdout", ["output_type"] = "stream", ["text"] = "stale" }),
        ["execution_count"] = 99,
    };

    public static JsonObject Of(string type, string source, JsonObject? metadata = null) => new()
    {
        ["cell_type"] = type,
        ["metadata"] = metadata ?? [],
        ["source"] = source,
    };

    public static string Json(params JsonObject[] cells) => new JsonObject
    {
        ["cells"] = new JsonArray([.. cells]),
        ["metadata"] = new JsonObject(),
        ["nbformat"] = 4,
        ["nbformat_minor"] = 4,
    }.ToJsonString();

    public static NotebookDocument Document(params JsonObject[] cells) => NotebookDocument.Parse(Json(cells), "test.ipynb");

    /// <summary>Type and text of each output of a cell.</summary>
    public static IEnumerable<string> Shown(NotebookCell cell) => cell.Outputs.Select(output => output["output_type"]!.GetValue<string>() switch
    {
        "stream" => MultilineText.Read(output["text"]),
        "error" => output["ename"]!.GetValue<string>(),
        _ => MultilineText.Read(output["data"]!["text/plain"]),
    });
}
