using System.Text.Json;
using System.Text.Json.Nodes;

namespace FineTune.Kernel;

/// <summary>Reads a notebook file and says what is wrong with one that is none.</summary>
internal static class NotebookReading
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };
    private static readonly string[] CellTypes = ["code", "markdown", "raw"];

    public static JsonObject Read(string json, string path)
    {
        var root = ParseJson(json, path) as JsonObject
            ?? throw new KernelException($"{path}:1:1: a notebook is a JSON object with a list \"cells\"; this file holds something else.");
        CheckVersion(root, path);
        CheckCells(root, path);
        return root;
    }

    public static int? Minor(JsonObject root) => Number(root["nbformat_minor"]);

    public static string? Text(JsonNode? node) =>
        node is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    private static JsonNode? ParseJson(string json, string path)
    {
        try
        {
            return JsonNode.Parse(json, documentOptions: Strict);
        }
        catch (JsonException error)
        {
            var place = $"{path}:{error.LineNumber + 1}:{error.BytePositionInLine + 1}";
            var reason = error.Message.Split(" LineNumber:", 2)[0];
            throw new KernelException($"{place}: this notebook is not JSON: {reason}"
                + (json.Contains("<<<<<<<", StringComparison.Ordinal) ? " It holds marks of a merge conflict: resolve it first." : ""), error);
        }
    }

    private static void CheckVersion(JsonObject root, string path)
    {
        var version = Number(root["nbformat"]);
        if (version is null)
            throw new KernelException($"{path}:1:1: this JSON file is not a notebook: it has no number \"nbformat\".");
        if (version != 4)
            throw new KernelException($"{path}:1:1: the notebook has nbformat {version}, and only 4 can be read. "
                + "Open and save it once in Jupyter or VS Code, or run: jupyter nbconvert --to notebook --nbformat 4 …");
    }

    private static void CheckCells(JsonObject root, string path)
    {
        if (root["cells"] is not JsonArray cells)
            throw new KernelException($"{path}:1:1: the notebook has no list \"cells\".");
        for (var index = 0; index < cells.Count; index++)
        {
            if (cells[index] is not JsonObject cell || !CellTypes.Contains(Text(cell["cell_type"])))
                throw new KernelException($"{path}: cell {index + 1} is not a cell: \"cell_type\" must be one of {string.Join(", ", CellTypes)}.");
            if (cell["source"] is null)
                throw new KernelException($"{path}: cell {index + 1} has no \"source\".");
        }
    }

    private static int? Number(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<int>(out var number) ? number : null;
}
