namespace FineTune.Kernel;

/// <summary>Which cells of a notebook are run.</summary>
internal static class CellSelection
{
    private static readonly string[] CSharp = ["csharp", "c#", ".net-csharp"];

    /// <summary>Code in C# with something in it. A cell that says nothing about its language is in the notebook's language.</summary>
    public static bool Runs(NotebookCell cell) => cell.IsCode && IsCSharp(cell.Language) && !string.IsNullOrWhiteSpace(cell.Source);

    /// <summary>Why a cell that looks as if it had something to run is left out; null for all others.</summary>
    public static string? ReasonToSkip(NotebookCell cell) => cell switch
    {
        { Type: "raw" } => "it is a raw cell",
        { IsCode: true, Language: { } language } when !IsCSharp(language) => $"it is in {language}, and only C# cells are run",
        _ => null,
    };

    public static void CheckLanguage(NotebookDocument notebook)
    {
        if (!IsCSharp(notebook.Language) && notebook.Language != "polyglot-notebook")
            throw new KernelException($"{notebook.Path}: this notebook is in {notebook.Language} (metadata.kernelspec.language), and only C# notebooks can be run.");
    }

    private static bool IsCSharp(string? language) => language is null || CSharp.Contains(language, StringComparer.OrdinalIgnoreCase);
}
