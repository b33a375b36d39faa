using System.Text.Json.Nodes;

namespace FineTune.Kernel;

/// <summary>
/// A Jupyter notebook file, nbformat 4. Whatever this class does not know (metadata, attachments, fields of other tools) stays as it
/// was, in its order, so a notebook that was read and written unchanged is the same file.
/// </summary>
public sealed class NotebookDocument
{
    private const int MinorVersion = 5;
    private readonly JsonObject _root;

    private NotebookDocument(JsonObject root, string path)
    {
        _root = root;
        Path = path;
        Cells = [.. ((JsonArray)root["cells"]!).Select((cell, index) => new NotebookCell((JsonObject)cell!, index))];
    }

    /// <summary>The file that the notebook came from, as it was named.</summary>
    public string Path { get; }

    public IReadOnlyList<NotebookCell> Cells { get; }

    /// <summary>The language that the notebook's kernel speaks, as its metadata says; null when it says nothing.</summary>
    public string? Language => NotebookReading.Text(_root["metadata"]?["kernelspec"]?["language"]);

    public static async Task<NotebookDocument> LoadAsync(string path, CancellationToken cancellationToken = default)
    {
        if (!File.Exists(path))
            throw new KernelException($"{path}: there is no such notebook.");
        return Parse(await File.ReadAllTextAsync(path, cancellationToken), path);
    }

    /// <param name="json">The notebook file's text.</param>
    /// <param name="path">Named in error messages.</param>
    public static NotebookDocument Parse(string json, string path)
    {
        var root = NotebookReading.Read(json, path);
        var notebook = new NotebookDocument(root, path);
        if (NotebookReading.Minor(root) < MinorVersion)
            notebook.RaiseToCurrentFormat();
        return notebook;
    }

    /// <summary>The file's text as Jupyter writes it.</summary>
    public string ToJson() => JupyterJson.Write(_root);

    /// <summary>Writes the file whole or not at all.</summary>
    public Task SaveAsync(string path, CancellationToken cancellationToken = default) =>
        AtomicFile.WriteAsync(path, ToJson(), cancellationToken);

    private void RaiseToCurrentFormat()
    {
        var taken = Cells.Select(cell => cell.Id).OfType<string>().ToHashSet();
        foreach (var cell in Cells.Where(cell => cell.Id is null))
            cell.GiveId(taken);
        _root["nbformat_minor"] = MinorVersion;
    }
}
