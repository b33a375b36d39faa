using System.Text.Json;
using System.Text.Json.Nodes;

namespace FineTune.Kernel;

/// <summary>
/// Reads the text files of Polyglot Notebooks: a line "#!csharp", "#!markdown" … starts a cell, "#!meta" starts a block of JSON that
/// names the notebook's kernels. Other lines that begin with "#!" are magic commands and belong to their cell.
/// </summary>
internal static class DibReading
{
    private const string Extension = ".dib";
    private const string Meta = "meta";

    /// <summary>Selectors that need no declaration, with the name of the language that each stands for.</summary>
    private static readonly Dictionary<string, string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["csharp"] = "csharp", ["c#"] = "csharp",
        ["fsharp"] = "fsharp", ["f#"] = "fsharp",
        ["pwsh"] = "pwsh", ["powershell"] = "pwsh",
        ["javascript"] = "javascript", ["js"] = "javascript",
        ["markdown"] = "markdown", ["md"] = "markdown",
        ["html"] = "html", ["mermaid"] = "mermaid", ["sql"] = "sql", ["kql"] = "kql", ["http"] = "http", ["value"] = "value", ["raw"] = "raw",
    };

    public static bool IsDib(string path) => Path.GetExtension(path).Equals(Extension, StringComparison.OrdinalIgnoreCase);

    /// <summary>The notebook as the .ipynb file that Polyglot Notebooks would make of it.</summary>
    public static JsonObject Read(string text, string path)
    {
        var lines = text.Split('\n').Select(line => line.TrimEnd('\r')).ToArray();
        var (meta, body) = SplitMeta(lines, path);
        var selectors = Selectors(meta);
        var language = NotebookReading.Text(meta?["kernelInfo"]?["defaultKernelName"]) ?? "csharp";
        var cells = new List<DibCell> { new(language) };
        foreach (var line in body)
        {
            if (Selector(line) is { } name && selectors.TryGetValue(name, out var selected))
                cells.Add(new DibCell(selected));
            else
                cells[^1].Lines.Add(line);
        }

        return Notebook(cells.Where(cell => cell.Source.Length > 0), meta);
    }

    /// <summary>The JSON of the meta block, and every other line.</summary>
    private static (JsonObject? Meta, IReadOnlyList<string> Body) SplitMeta(string[] lines, string path)
    {
        var start = Array.FindIndex(lines, line => Selector(line) == Meta);
        if (start < 0)
            return (null, lines);
        var end = Array.FindIndex(lines, start + 1, line => Selector(line) is not null) is >= 0 and var found ? found : lines.Length;
        var json = string.Join('\n', lines[(start + 1)..end]);
        try
        {
            return (JsonNode.Parse(json) as JsonObject, [.. lines[..start], .. lines[end..]]);
        }
        catch (JsonException error)
        {
            throw new KernelException($"{path}:{start + 2 + error.LineNumber}: the text below #!meta is not JSON: {error.Message.Split(" LineNumber:", 2)[0]}", error);
        }
    }

    private static Dictionary<string, string> Selectors(JsonObject? meta)
    {
        var selectors = new Dictionary<string, string>(Known, StringComparer.OrdinalIgnoreCase);
        foreach (var kernel in meta?["kernelInfo"]?["items"] as JsonArray ?? [])
        {
            if (NotebookReading.Text(kernel?["name"]) is not { } name)
                continue;
            var names = (kernel!["aliases"] as JsonArray ?? []).Select(NotebookReading.Text).OfType<string>().Append(name);
            foreach (var spelling in names)
                selectors[spelling] = Known.GetValueOrDefault(name, name);
        }

        return selectors;
    }

    private static string? Selector(string line) => line.StartsWith("#!", StringComparison.Ordinal) ? line[2..].Trim() : null;

    private static JsonObject Notebook(IEnumerable<DibCell> cells, JsonObject? meta)
    {
        var notebook = new JsonObject
        {
            ["cells"] = new JsonArray([.. cells.Select(Cell)]),
            ["metadata"] = new JsonObject
            {
                ["kernelspec"] = new JsonObject { ["display_name"] = ".NET (C#)", ["language"] = "C#", ["name"] = ".net-csharp" },
                ["language_info"] = new JsonObject { ["name"] = "C#" },
            },
            ["nbformat"] = 4,
            ["nbformat_minor"] = 5,
        };
        if (meta is not null)
            notebook["metadata"]!["polyglot_notebook"] = meta;
        return notebook;
    }

    private static JsonObject Cell(DibCell cell)
    {
        var source = MultilineText.Split(cell.Source);
        return cell.Language is "markdown" or "raw"
            ? new JsonObject { ["cell_type"] = cell.Language, ["metadata"] = new JsonObject(), ["source"] = source }
            : new JsonObject
            {
                ["cell_type"] = "code",
                ["execution_count"] = null,
                ["metadata"] = new JsonObject { ["polyglot_notebook"] = new JsonObject { ["kernelName"] = cell.Language } },
                ["outputs"] = new JsonArray(),
                ["source"] = source,
            };
    }

    private sealed record DibCell(string Language)
    {
        public List<string> Lines { get; } = [];

        public string Source => string.Join('\n', Lines).Trim('\n');
    }
}
