using System.Text.Json;
using System.Text.Json.Nodes;

namespace FineTune.Kernel.Tests;

/// <summary>The rules of nbformat 4.5 (jupyter/nbformat, nbformat.v4.5.schema.json), as far as the runner writes: required and allowed fields.</summary>
internal static class NotebookFormat
{
    private static readonly Dictionary<string, string[]> CellFields = new()
    {
        ["code"] = ["cell_type", "execution_count", "id", "metadata", "outputs", "source"],
        ["markdown"] = ["cell_type", "id", "metadata", "source"],
        ["raw"] = ["cell_type", "id", "metadata", "source"],
    };

    private static readonly Dictionary<string, string[]> OutputFields = new()
    {
        ["stream"] = ["name", "output_type", "text"],
        ["display_data"] = ["data", "metadata", "output_type"],
        ["execute_result"] = ["data", "execution_count", "metadata", "output_type"],
        ["error"] = ["ename", "evalue", "output_type", "traceback"],
    };

    public static void AssertValid(JsonNode notebook)
    {
        Assert.Equal((4, 5), (notebook["nbformat"]!.GetValue<int>(), notebook["nbformat_minor"]!.GetValue<int>()));
        Assert.IsType<JsonObject>(notebook["metadata"]);
        var cells = notebook["cells"]!.AsArray();
        Assert.Equal(cells.Count, cells.Select(cell => cell!["id"]!.GetValue<string>()).Distinct().Count());
        Assert.All(cells, cell => AssertCell(cell!.AsObject()));
    }

    private static void AssertCell(JsonObject cell)
    {
        Assert.Equal(CellFields[cell["cell_type"]!.GetValue<string>()], Names(cell).Where(name => name != "attachments"));
        Assert.Matches("^[a-zA-Z0-9-_]{1,64}$", cell["id"]!.GetValue<string>());
        AssertText(cell["source"]!);
        Assert.All(cell["outputs"]?.AsArray() ?? [], output => AssertOutput(output!.AsObject()));
    }

    private static void AssertOutput(JsonObject output)
    {
        Assert.Equal(OutputFields[output["output_type"]!.GetValue<string>()], Names(output));
        if (output["text"] is { } text)
            AssertText(text);
        if (output["data"] is JsonObject data)
            Assert.All(data, entry => Assert.Matches(@"^[\w\-+.]+/[\w\-+.]+$", entry.Key));
        if (output["traceback"] is JsonArray lines)
            Assert.All(lines, line => Assert.Equal(JsonValueKind.String, line!.GetValueKind()));
    }

    private static void AssertText(JsonNode text) =>
        Assert.True(text is JsonArray lines ? lines.All(line => line!.GetValueKind() == JsonValueKind.String) : text.GetValueKind() == JsonValueKind.String);

    private static IEnumerable<string> Names(JsonObject json) => json.Select(member => member.Key).Order(StringComparer.Ordinal);
}
