namespace FineTune.Notebook;

/// <summary>A model given by folder, by the name of a base model or of a run, or as a variable.</summary>
internal static class ModelArgument
{
    /// <summary>Base models, then the runs here that have a model.</summary>
    public static IEnumerable<string> Names() =>
    [
        .. ModelFolders.Find().Select(folder => Path.GetFileName(folder)),
        .. RunsFolder.Store.List().Where(run => run.Model is not null).Select(run => Path.GetFileName(run.Folder)),
    ];

    /// <summary>The folder of the model.</summary>
    /// <exception cref="FineTuneException">There is none.</exception>
    public static string FolderOf(object model) => model switch
    {
        Run run => OfRun(run),
        string text when Directory.Exists(text) => File.Exists(Path.Combine(text, RunFolder.Manifest)) ? OfRun(Run.Open(text)) : text,
        string text when ModelFolders.Find().FirstOrDefault(folder => Path.GetFileName(folder) == text) is { } known => known,
        string text when JobArgument.Find(text) is { } run => OfRun(run),
        string text => throw new FineTuneException(
            $"There is no model \"{text}\": it is no folder, no base model and no run.{DidYouMean.Hint(text, Names())} `models list` shows what there is."),
        var other => throw new FineTuneException($"The variable holds a {other.GetType().Name}, and a model or a run is wanted."),
    };

    private static string OfRun(Run run)
    {
        if (run.Manifest.Service is { } service)
            throw new FineTuneException($"The model of {Path.GetFileName(run.Folder)} lies at {service.Name}. Ask it with service.ChatClient(\"{run.Model}\").");
        return run.Model ?? throw new FineTuneException($"{Path.GetFileName(run.Folder)} has no model yet: it is {run.State.ToString().ToLowerInvariant()}, without a checkpoint.");
    }
}
