namespace FineTune;

/// <summary>Where models lie on this machine; the local service offers the same ones.</summary>
public static class ModelFolders
{
    /// <summary>
    /// The model folders (those with a config.json) in <paramref name="roots"/>, in <c>data/models</c> of the current folder or one above it,
    /// in the same beside the program, which in a clone is the repository's, and in <c>finetune/models</c> of the user's data folder. Of two
    /// with one name the first counts, as for the service.
    /// </summary>
    /// <exception cref="FineTuneException">A folder of <paramref name="roots"/> does not exist.</exception>
    public static IReadOnlyList<string> Find(params IReadOnlyList<string> roots) =>
    [
        .. Roots(roots)
            .SelectMany(root => Directory.EnumerateDirectories(root).Order(StringComparer.Ordinal))
            .Where(folder => File.Exists(Path.Combine(folder, ModelConfig.FileName)))
            .DistinctBy(Path.GetFileName),
    ];

    /// <summary>The folders whose subfolders are models.</summary>
    internal static IReadOnlyList<string> Roots(IReadOnlyList<string> named) =>
    [
        .. named.Select(folder => Directory.Exists(folder) ? Path.GetFullPath(folder) : throw new FineTuneException($"{folder}: there is no such folder of models."))
            .Concat(new[] { Above(Environment.CurrentDirectory), Above(AppContext.BaseDirectory), UserFolder.At("models") }.OfType<string>().Where(Directory.Exists))
            .Distinct(),
    ];

    private static string? Above(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            var models = Path.Combine(folder.FullName, "data", "models");
            if (Directory.Exists(models))
                return models;
        }
        return null;
    }
}
