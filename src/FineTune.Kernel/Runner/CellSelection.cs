using System.Text.Json.Nodes;

namespace FineTune.Kernel;

/// <summary>Which cells of a notebook are run.</summary>
internal static class CellSelection
{
    /// <summary>The tag by which nbclient and nbconvert leave a cell out.</summary>
    private const string SkipTag = "skip-execution";

    private static readonly string[] CSharp = ["csharp", "c#", ".net-csharp"];

    /// <summary>Languages that a front end draws by itself, with the MIME type that makes it do so.</summary>
    private static readonly Dictionary<string, string> Drawn = new(StringComparer.OrdinalIgnoreCase)
    {
        ["html"] = "text/html",
        ["markdown"] = "text/markdown",
        ["mermaid"] = "text/vnd.mermaid",
    };

    /// <summary>A cell that says nothing about its language is in the notebook's language.</summary>
    public static CellTreatment Treat(NotebookCell cell) => cell switch
    {
        { Type: "raw" } => CellTreatment.Skip,
        { IsCode: false } => CellTreatment.Leave,
        _ when string.IsNullOrWhiteSpace(cell.Source) => CellTreatment.Leave,
        _ when IsTaggedToSkip(cell) => CellTreatment.Skip,
        { Language: { } language } when Drawn.ContainsKey(language) => CellTreatment.Show,
        _ => IsCSharp(cell.Language) ? CellTreatment.Run : CellTreatment.Skip,
    };

    public static bool Runs(NotebookCell cell) => Treat(cell) == CellTreatment.Run;

    /// <summary>Why a cell that looks as if it had something to run is left out; null for all others.</summary>
    public static string? ReasonToSkip(NotebookCell cell) => cell switch
    {
        _ when Treat(cell) != CellTreatment.Skip => null,
        { Type: "raw" } => "it is a raw cell",
        _ when IsTaggedToSkip(cell) => $"it is tagged {SkipTag}",
        _ => $"it is in {cell.Language}, and only C# cells are run",
    };

    /// <summary>The output of a cell that is its own picture.</summary>
    public static JsonObject Picture(NotebookCell cell) => new()
    {
        ["data"] = new JsonObject
        {
            [Drawn[cell.Language!]] = MultilineText.Split(cell.Source),
            ["text/plain"] = MultilineText.Split(cell.Source),
        },
        ["metadata"] = new JsonObject(),
        ["output_type"] = "display_data",
    };

    public static void CheckLanguage(NotebookDocument notebook)
    {
        if (!IsCSharp(notebook.Language) && notebook.Language != "polyglot-notebook")
            throw new KernelException($"{notebook.Path}: this notebook is in {notebook.Language} (metadata.kernelspec.language), and only C# notebooks can be run.");
    }

    private static bool IsTaggedToSkip(NotebookCell cell) => cell.Tags.Contains(SkipTag);

    private static bool IsCSharp(string? language) => language is null || CSharp.Contains(language, StringComparer.OrdinalIgnoreCase);
}
