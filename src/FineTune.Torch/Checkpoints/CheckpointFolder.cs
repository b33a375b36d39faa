using static TorchSharp.torch;

namespace FineTune.Torch;

/// <summary>
/// <c>checkpoints/step-000200</c>, …: each a model folder of its own. The one with the lowest validation loss and the last three
/// are kept, the others are deleted.
/// </summary>
internal sealed class CheckpointFolder(string runFolder, string tokenizerFolder)
{
    private const int Kept = 3;
    private readonly List<string> _saved = [];
    private double _bestLoss = double.PositiveInfinity;

    /// <summary>The checkpoint with the lowest validation loss; the newest one as long as nothing was measured.</summary>
    public string Best { get; private set; } = "";

    /// <exception cref="FineTuneException">The folder holds the checkpoints of another run.</exception>
    public static void RequireNone(string runFolder)
    {
        var folder = Path.Combine(runFolder, RunFolder.Checkpoints);
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
            throw new FineTuneException($"{folder}: this folder is not empty. Give the run a folder of its own, so that no checkpoint is overwritten.");
    }

    /// <summary>Saves when <paramref name="due"/> or when <paramref name="validationLoss"/> is the lowest so far; returns the new folder or null.</summary>
    public string? SaveIfDue(LlamaModel model, int step, double? validationLoss, bool due)
    {
        var best = validationLoss < _bestLoss;
        if (!due && !best)
            return null;
        RequireFinite(model, step);
        var folder = Path.Combine(runFolder, RunFolder.Checkpoints, $"{RunFolder.CheckpointPrefix}{step:d6}");
        Directory.CreateDirectory(Path.GetDirectoryName(folder)!);
        ModelFolder.Save(model, folder, tokenizerFolder, ScalarType.Float32);
        _saved.Add(folder);
        if (best || (validationLoss is null && double.IsPositiveInfinity(_bestLoss)))
            Best = folder;
        if (best)
            _bestLoss = validationLoss!.Value;
        Prune();
        return folder;
    }

    /// <summary>The last update may have ruined the weights when there is no validation data to tell.</summary>
    private static void RequireFinite(LlamaModel model, int step)
    {
        using var scope = NewDisposeScope();
        if (!model.parameters().All(parameter => parameter.isfinite().all().item<bool>()))
            throw new FineTuneException($"step {step}: some weights are no finite numbers any more, so no checkpoint was written. Lower the learning rate or raise the warm-up.");
    }

    private void Prune()
    {
        foreach (var folder in _saved.SkipLast(Kept).Where(folder => folder != Best).ToArray())
        {
            Directory.Delete(folder, recursive: true);
            _saved.Remove(folder);
        }
    }
}
