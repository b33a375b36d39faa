namespace FineTune.Notebook;

/// <summary>A run given by name, by folder, by the id of its job, or as a variable.</summary>
internal static class RunArgument
{
    /// <summary>The run as its folder tells it now.</summary>
    /// <exception cref="FineTuneException">There is none.</exception>
    public static Run Read(object value) => value switch
    {
        Run run => Run.Open(run.Folder),
        string name => JobArgument.Find(name) ?? throw new FineTuneException(
            $"There is no run \"{name}\" here.{DidYouMean.Hint(name, JobArgument.Names())} `runs list` shows them; a job at a service is here once it was watched."),
        var other => throw new FineTuneException($"The variable holds a {other.GetType().Name}, and a run is wanted."),
    };
}
