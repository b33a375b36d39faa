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

    /// <summary>Reads a Jupyter notebook (.ipynb), or a file of Polyglot Notebooks (.dib) as the notebook that it stands for.</summary>
    public static async Task<NotebookDocument> LoadAsync(string path, CancellationToken cancellationToken = default)
    {
        if (!File.Exists(path))
            throw new KernelException($"{path}: there is no such notebook.");
        var text = await File.ReadAllTextAsync(path, cancellationToken);
        return DibReading.IsDib(path) ? ParseDib(text, path) : Parse(text, path);
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

    /// <param name="text">The text of a .dib file.</param>
    /// <param name="path">Named in error messages.</param>
    public static NotebookDocument ParseDib(string text, string path)
    {
        var notebook = new NotebookDocument(DibReading.Read(text, path), path);
        notebook.GiveIds();
        return notebook;
    }

    /// <summary>The file's text as Jupyter writes it.</summary>
    public string ToJson() => JupyterJson.Write(_root);

    /// <summary>Writes the file whole or not at all.</summary>
    public Task SaveAsync(string path, CancellationToken cancellationToken = default) =>
        AtomicFile.WriteAsync(path, ToJson(), cancellationToken);

    /// <summary>A copy with one more cell at <paramref name="index"/>.</summary>
    internal NotebookDocument WithCodeCell(int index, string source, string tag)
    {
        var root = (JsonObject)_root.DeepClone();
        ((JsonArray)root["cells"]!).Insert(index, new JsonObject
        {
            ["cell_type"] = "code",
            ["execution_count"] = null,
            ["metadata"] = new JsonObject { ["tags"] = new JsonArray(tag) },
            ["outputs"] = new JsonArray(),
            ["source"] = MultilineText.Split(source),
        });
        var copy = new NotebookDocument(root, Path);
        copy.GiveIds();
        return copy;
    }

    /// <summary>A copy in which <paramref name="cell"/> holds another text.</summary>
    internal NotebookDocument WithSource(NotebookCell cell, string source)
    {
        var root = (JsonObject)_root.DeepClone();
        root["cells"]![cell.Index]!["source"] = MultilineText.Split(source);
        return new NotebookDocument(root, Path);
    }

    private void RaiseToCurrentFormat()
    {
        GiveIds();
        _root["nbformat_minor"] = MinorVersion;
    }

    private void GiveIds()
    {
        var taken = Cells.Select(cell => cell.Id).OfType<string>().ToHashSet();
        foreach (var cell in Cells.Where(cell => cell.Id is null))
            cell.GiveId(taken);
    }
}
