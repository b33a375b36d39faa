using System.Text.Json;
using System.Text.Json.Nodes;

namespace FineTune.Torch;

/// <summary>
/// What the curve of a fine-tuning job depends on, by the names of job.json. Data and model are told by their content: they may lie
/// elsewhere when training goes on.
/// </summary>
internal static class SupervisedSettings
{
    /// <summary>Names and paths, and what is known of the run and not asked of it.</summary>
    private static readonly string[] Free =
        ["name", "training", "validation", "checkpoint_every", "sample_prompts", "versions", "os", "started", "device", "plan"];

    public static JsonObject Of(FineTuneJob job, int totalSteps)
    {
        var settings = JsonSerializer.SerializeToNode(RunManifest.SettingsOf(job), RunJson.Default.RunManifest)!.AsObject();
        foreach (var name in Free)
            settings.Remove(name);
        settings["model"] = ModelFolder.HashOfInput(job.Model);
        settings["training_data"] = job.Training.Sha256;
        settings["validation_data"] = job.Validation?.Sha256;
        settings["total_steps"] = totalSteps;
        return settings;
    }
}
