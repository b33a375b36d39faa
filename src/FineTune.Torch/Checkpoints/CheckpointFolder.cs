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

    /// <summary>Saves when <paramref name="due"/> or when <paramref name="validationLoss"/> is the lowest so far; returns the new folder or null.</summary>
    public string? SaveIfDue(LlamaModel model, int step, double? validationLoss, bool due)
    {
        var best = validationLoss < _bestLoss;
        if (!due && !best)
            return null;
        var folder = Path.Combine(runFolder, "checkpoints", $"step-{step:d6}");
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

    private void Prune()
    {
        foreach (var folder in _saved.SkipLast(Kept).Where(folder => folder != Best).ToArray())
        {
            Directory.Delete(folder, recursive: true);
            _saved.Remove(folder);
        }
    }
}
