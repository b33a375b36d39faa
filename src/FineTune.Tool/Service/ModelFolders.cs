namespace FineTune.Tool;

/// <summary>Where base models lie.</summary>
internal static class ModelFolders
{
    /// <summary>
    /// Those that the user names; <c>data/models</c> in the current folder or one above it; the same beside the program, which in a clone is
    /// the repository's; and the user's own models.
    /// </summary>
    public static IReadOnlyList<string> Find(IReadOnlyList<string> named) =>
    [
        .. named.Select(folder => Directory.Exists(folder) ? Path.GetFullPath(folder) : throw new FineTuneException($"--models {folder}: there is no such folder.")),
        .. new[] { Above(Environment.CurrentDirectory), Above(AppContext.BaseDirectory), Own }.OfType<string>().Where(Directory.Exists).Distinct(),
    ];

    private static string Own => Kernel.UserFolder.At("models");

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
