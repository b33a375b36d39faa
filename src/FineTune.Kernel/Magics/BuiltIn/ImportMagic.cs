namespace FineTune.Kernel;

/// <summary>#!import</summary>
internal static class ImportMagic
{
    public static Magic Record { get; } = new()
    {
        Name = "import",
        Description = "Runs the C# of a notebook (.ipynb, .dib) or of a file (.cs, .csx) here.",
        Aliases = ["run"],
        Parameters =
        [
            new() { Name = "file", Description = "The file, from the notebook's folder or from that of the importing file.", Required = true, Positional = true },
        ],
        Handler = ImportAsync,
    };

    private static async Task ImportAsync(MagicCall call)
    {
        var name = call.Get("file")!;
        var path = call.Work.FindFile(call.Source, name)
            ?? throw new KernelException($"Line {call.Line}: there is no file {name} in {Path.GetFullPath(call.Work.FolderOf(call.Source))}.");
        // Once per cell, as modules are: two files may need a third, and files that import each other must end.
        if (!call.Work.Imported.Add(path))
            return;

        switch (Path.GetExtension(path).ToLowerInvariant())
        {
            case ".cs" or ".csx":
                call.Work.AddFolder(name, path);
                call.RunNext(await File.ReadAllTextAsync(path, call.CancellationToken), name);
                break;
            case ".ipynb" or ".dib":
                await ImportNotebookAsync(call, name, path);
                break;
            case var extension:
                throw new KernelException($"Line {call.Line}: a file of type \"{extension}\" cannot be imported, only .ipynb, .dib, .cs and .csx.");
        }
    }

    private static async Task ImportNotebookAsync(MagicCall call, string name, string path)
    {
        var notebook = await NotebookDocument.LoadAsync(path, call.CancellationToken);
        CellSelection.CheckLanguage(notebook);
        foreach (var cell in notebook.Cells.Reverse())
        {
            var source = $"{name}, cell {cell.Index + 1}";
            if (CellSelection.ReasonToSkip(cell) is { } reason)
                Console.Error.WriteLine($"{source}: not run: {reason}");
            if (!CellSelection.Runs(cell))
                continue;
            call.Work.AddFolder(source, path);
            call.RunNext(cell.Source, source);
        }
    }
}
