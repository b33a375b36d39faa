using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace FineTune.Torch;

/// <summary>
/// trainer_state.json: where training stood when a checkpoint was written, and for which settings. File and fields are named as Hugging
/// Face names them, where they mean the same. There is no random state: data order is a function of seed and step, and nothing else in
/// training is drawn by lot.
/// </summary>
internal sealed record TrainerState
{
    private const string FileName = "trainer_state.json";

    [JsonPropertyName("global_step")]
    public required int Step { get; init; }

    /// <summary>Passes over the training data, with fraction.</summary>
    public required double Epoch { get; init; }

    /// <summary>Tokens put through the model in training, padding not counted.</summary>
    [JsonPropertyName("num_input_tokens_seen")]
    public required long TokensSeen { get; init; }

    /// <summary>Steps right before this one whose update was skipped.</summary>
    public required int SkippedInARow { get; init; }

    [JsonPropertyName("elapsed_seconds")]
    [JsonConverter(typeof(SecondsConverter))]
    public required TimeSpan Elapsed { get; init; }

    /// <summary>What the curve depends on; see <see cref="TrainingPlan.Settings"/>.</summary>
    public required JsonObject Settings { get; init; }

    /// <summary>Lowest validation loss so far; null before the first.</summary>
    public double? BestMetric { get; init; }

    /// <summary>Name of the checkpoint to use, beside this one.</summary>
    public string? BestModelCheckpoint { get; init; }

    public void Write(string folder) =>
        IndentedJson.Write(Path.Combine(folder, FileName), JsonSerializer.SerializeToNode(this, TrainerStateJson.Default.TrainerState)!.AsObject());

    /// <exception cref="FineTuneException">The file is missing, or is not that of a checkpoint of <paramref name="step"/>.</exception>
    public static TrainerState Read(string folder, int step)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
            throw new FineTuneException($"{path}: there is no such file.");
        try
        {
            var state = JsonSerializer.Deserialize(File.ReadAllBytes(path), TrainerStateJson.Default.TrainerState);
            return state?.Step == step ? state : throw new FineTuneException($"{path}: it is not about step {step}.");
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            throw new FineTuneException($"{path}: not the state of a trainer: {exception.Message}", exception);
        }
    }

    /// <exception cref="OtherSettingsException">Training by <paramref name="settings"/> would not go on with the same curve.</exception>
    public void RequireSame(JsonObject settings, string folder)
    {
        foreach (var name in Settings.Select(setting => setting.Key).Union(settings.Select(setting => setting.Key)))
        {
            var (then, now) = (Text(Settings[name]), Text(settings[name]));
            if (then != now)
                throw new OtherSettingsException($"{folder} was trained with other settings: \"{name}\" was {Ellipsis.OneLine(then, 20)} and is {Ellipsis.OneLine(now, 20)} now. "
                    + "Set it back to go on, or make a new run.");
        }
    }

    private static string Text(JsonNode? value) => value?.ToJsonString() ?? "null";
}
