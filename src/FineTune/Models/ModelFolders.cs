namespace FineTune;

/// <summary>Where base models lie on this machine.</summary>
public static class ModelFolders
{
    private const string Config = "config.json";
    private const string Weights = "model.safetensors";

    /// <summary>
    /// Folders of models: those that the user names; <c>data/models</c> in the current folder or one above it; the same beside the program,
    /// which in a clone is the repository's; and the user's own, <c>finetune/models</c> in the local data folder.
    /// </summary>
    /// <exception cref="FineTuneException">One that was named does not exist.</exception>
    public static IReadOnlyList<string> Find(params IReadOnlyList<string> named) =>
    [
        .. named.Select(folder => Directory.Exists(folder) ? Path.GetFullPath(folder) : throw new FineTuneException($"--models {folder}: there is no such folder.")),
        .. new[] { Above(Environment.CurrentDirectory), Above(AppContext.BaseDirectory), UserFolder.At("models") }.OfType<string>().Where(Directory.Exists).Distinct(),
    ];

    /// <summary>Every model in the folders that <see cref="Find"/> finds; of one name the first.</summary>
    public static IReadOnlyList<string> List() =>
    [
        .. Find().SelectMany(folder => Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal))
            .Where(folder => File.Exists(Path.Combine(folder, Config)) && File.Exists(Path.Combine(folder, Weights)))
            .DistinctBy(Path.GetFileName),
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
