namespace FineTune.Kernel;

/// <summary>Short names for notebooks that are shown side by side.</summary>
internal static class NotebookNames
{
    /// <summary>The file's name without its extension; the path where two would have the same.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<string> paths)
    {
        var count = paths.CountBy(Short).ToDictionary();
        return [.. paths.Select(path => count[Short(path)] == 1 ? Short(path) : path)];
    }

    private static string Short(string path) => Path.GetFileNameWithoutExtension(path);
}
