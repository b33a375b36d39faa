using System.Text.Json.Nodes;

namespace FineTune.Notebook;

/// <summary>One cell of an .ipynb file, with what the export needs of it.</summary>
internal sealed record NotebookCell
{
    /// <summary>markdown, code or raw.</summary>
    public required string Kind { get; init; }
    public required string Source { get; init; }

    /// <summary>The language of this cell alone, where a notebook mixes several.</summary>
    public string? Language { get; init; }
    public int? ExecutionCount { get; init; }
    public IReadOnlyList<JsonObject> Outputs { get; init; } = [];

    /// <summary>Pictures that came with a Markdown cell: file name to MIME bundle.</summary>
    public JsonObject Attachments { get; init; } = [];
}
