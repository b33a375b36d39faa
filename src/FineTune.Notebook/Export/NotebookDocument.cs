using System.Text.Json.Nodes;

namespace FineTune.Notebook;

/// <summary>The cells of an .ipynb file (nbformat 4) and the language of its kernel.</summary>
internal sealed record NotebookDocument(IReadOnlyList<NotebookCell> Cells, string Language)
{
    public static NotebookDocument Read(JsonNode? notebook)
    {
        if (notebook is not JsonObject { } root || root["cells"] is not JsonArray cells)
            throw new FineTuneException(
                "This JSON is not a notebook: it has no list \"cells\". Give an .ipynb file of nbformat 4; Jupyter and VS Code save older ones as such.");
        var metadata = root["metadata"];
        var language = Text(metadata?["language_info"]?["name"]) ?? Text(metadata?["kernelspec"]?["language"]) ?? "csharp";
        return new NotebookDocument([.. cells.Select(Cell)], language);
    }

    /// <summary>Notebook files keep text as one string or as a list of lines.</summary>
    public static string? Text(JsonNode? node) => node switch
    {
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        JsonArray lines => string.Concat(lines.Select(Text)),
        _ => null,
    };

    private static NotebookCell Cell(JsonNode? node, int index)
    {
        if (node is not JsonObject cell || Text(cell["cell_type"]) is not { } kind)
            throw new FineTuneException(
                $"Cell {index + 1} of the notebook has no \"cell_type\". Open the notebook in an editor and save it again, or remove the cell.");
        return new NotebookCell
        {
            Kind = kind,
            Source = Text(cell["source"]) ?? "",
            Language = LanguageOf(cell["metadata"]),
            ExecutionCount = cell["execution_count"] is JsonValue count && count.TryGetValue<int>(out var number) ? number : null,
            Outputs = [.. (cell["outputs"] as JsonArray ?? []).OfType<JsonObject>()],
            Attachments = cell["attachments"] as JsonObject ?? [],
        };
    }

    private static string? LanguageOf(JsonNode? metadata) =>
        metadata is not JsonObject
            ? null
            : Text(metadata["vscode"]?["languageId"])
              ?? Text(metadata["polyglot_notebook"]?["kernelName"])
              ?? Text(metadata["dotnet_interactive"]?["language"]);
}
