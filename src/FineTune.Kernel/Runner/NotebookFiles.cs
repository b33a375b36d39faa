namespace FineTune.Kernel;

/// <summary>The notebooks that paths stand for: a file for itself, a folder for the notebooks in it.</summary>
public static class NotebookFiles
{
    private const string ExecutedSuffix = ".executed.ipynb";

    private static readonly string[] Extensions = [".ipynb", ".dib"];

    /// <summary>The files in the order of the paths, those of a folder sorted, each once. Results of earlier runs are no notebooks of a folder.</summary>
    /// <exception cref="KernelException">A path is not there, or a folder holds no notebook.</exception>
    public static IReadOnlyList<string> Find(IEnumerable<string> paths, bool recursive)
    {
        ArgumentNullException.ThrowIfNull(paths);
        return [.. paths.SelectMany(path => Find(path, recursive)).DistinctBy(Path.GetFullPath)];
    }

    /// <summary>
    /// Where the executed notebook goes when nobody says: beside the notebook, which stays as it is. A .dib keeps its extension in the
    /// name, since a notebook of the same name may lie beside it.
    /// </summary>
    public static string ExecutedPath(string notebook) =>
        DibReading.IsDib(notebook) ? notebook + ExecutedSuffix : Path.ChangeExtension(notebook, ExecutedSuffix);

    private static string[] Find(string path, bool recursive)
    {
        if (!Directory.Exists(path))
            return File.Exists(path) ? [path] : throw new KernelException($"{path}: there is no such notebook or folder.");
        string[] found = [.. In(path, recursive).Order(StringComparer.Ordinal)];
        return found.Length > 0
            ? found
            : throw new KernelException($"{path}: no notebook (.ipynb, .dib) is in this folder.{(recursive ? "" : " --recursive looks into the folders below, too.")}");
    }

    private static IEnumerable<string> In(string folder, bool recursive)
    {
        var files = Directory.EnumerateFiles(folder).Where(IsNotebook);
        return recursive
            ? files.Concat(Directory.EnumerateDirectories(folder).Where(IsVisible).SelectMany(below => In(below, recursive)))
            : files;
    }

    private static bool IsNotebook(string file) =>
        Extensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase)
        && IsVisible(file)
        && !file.EndsWith(ExecutedSuffix, StringComparison.OrdinalIgnoreCase);

    /// <summary>Leaves out .ipynb_checkpoints, .git and their like.</summary>
    private static bool IsVisible(string path) => !Path.GetFileName(path).StartsWith('.');
}
