using System.Text.Json.Nodes;
using static TorchSharp.torch;

namespace FineTune.Torch;

/// <summary>One checkpoint: a model folder, with optimizer.safetensors and trainer_state.json in it to go on from.</summary>
internal static class Checkpoint
{
    private const string Optimizer = "optimizer.safetensors";

    /// <summary>All in float32, so that nothing is lost. The folder appears whole or not at all.</summary>
    public static void Write(string folder, string tokenizerFolder, Trainee trainee, TrainerState state) =>
        ModelFolder.Save(trainee.Model, folder, tokenizerFolder, ScalarType.Float32, addTo: unfinished =>
        {
            trainee.Optimizer.Save(Path.Combine(unfinished, Optimizer));
            state.Write(unfinished);
        });

    /// <exception cref="OtherSettingsException">The checkpoint belongs to other <paramref name="settings"/>.</exception>
    /// <exception cref="FineTuneException">A file is missing or broken; <paramref name="trainee"/> may be changed in part.</exception>
    public static TrainerState Read(string folder, int step, Trainee trainee, JsonObject settings)
    {
        var state = TrainerState.Read(folder, step);
        state.RequireSame(settings, folder);
        ModelFolder.LoadInto(trainee.Model, folder);
        trainee.Optimizer.Load(Path.Combine(folder, Optimizer));
        return state;
    }

    /// <summary>Leaves a model to use, which is a third of the size.</summary>
    public static void DeleteOptimizer(string folder) => File.Delete(Path.Combine(folder, Optimizer));
}
