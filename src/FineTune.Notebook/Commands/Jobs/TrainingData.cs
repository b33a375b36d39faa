using System.Globalization;

namespace FineTune.Notebook;

/// <summary>What to train on and what to hold out, from the arguments of a command.</summary>
internal sealed record TrainingData(Dataset Training, Dataset? Validation)
{
    public static async Task<TrainingData> ReadAsync(CommandCall call)
    {
        var given = await call.DataAsync("data");
        var validation = call.Value("validation");
        return (given, validation) switch
        {
            (DatasetSplit split, null) => new(split.Train, split.Validation is { Count: > 0 } held ? held : null),
            (DatasetSplit, _) => throw new FineTuneException("--validation: the split brings its own validation data; leave the parameter out."),
            (Dataset data, null) => new(data, null),
            (Dataset data, _) when Share(validation) is { } share => Divide(data, share, call.Get<int>("seed")),
            (Dataset data, _) => new(data, await call.DatasetAsync("validation")),
            _ => throw new InvalidOperationException($"{given.GetType()} is no data."),
        };
    }

    private static double? Share(object? value) => value switch
    {
        double share => share,
        string text when double.TryParse(text, CultureInfo.InvariantCulture, out var share) => share,
        _ => null,
    };

    private static TrainingData Divide(Dataset data, double share, int? seed)
    {
        if (share is not (> 0 and < 1))
            throw new FineTuneException($"--validation {share.ToString(CultureInfo.InvariantCulture)}: a share lies between 0 and 1, for example 0.1.");
        var split = data.Split(share, test: 0, seed ?? 42);
        return new(split.Train, split.Validation);
    }
}
