namespace FineTune.Notebook;

/// <summary>A data set given as a file or as a variable.</summary>
internal static class DataArgument
{
    /// <exception cref="FineTuneException">It is neither, or the file cannot be used.</exception>
    public static async Task<Dataset> DatasetAsync(this CommandCall call, string parameter) =>
        await call.DataAsync(parameter) as Dataset ?? throw new FineTuneException(
            $"{parameter}: the variable holds a split, and one data set is wanted. Take a part of it: var train = split.Train;");

    /// <summary>A <see cref="Dataset"/>, or a <see cref="DatasetSplit"/> that a variable holds.</summary>
    public static async Task<object> DataAsync(this CommandCall call, string parameter) => call.RequireValue(parameter) switch
    {
        Dataset data => data,
        DatasetSplit split => split,
        string path => await Dataset.LoadAsync(path, call.CancellationToken),
        IEnumerable<ChatExample> examples => new Dataset("examples", [.. examples]),
        var other => throw new FineTuneException(
            $"{parameter}: the variable holds a {other.GetType().Name}, and a data set is wanted: make one with #!dataset load FILE --as NAME, or await Dataset.LoadAsync(FILE)."),
    };
}
