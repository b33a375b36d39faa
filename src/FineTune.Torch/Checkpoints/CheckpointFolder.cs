using System.Text.Json.Nodes;
using static TorchSharp.torch;

namespace FineTune.Torch;

/// <summary>
/// <c>checkpoints/step-000200</c>, …: each a model folder of its own. The last three that were due are kept, the newest, and the one with
/// the lowest validation loss, of which the model alone is left when it is none of those; the others are deleted.
/// </summary>
/// <param name="runFolder">The run's folder.</param>
/// <param name="tokenizerFolder">Where the tokenizer comes from that each model folder needs.</param>
/// <param name="isDue">Whether a checkpoint is due after so many steps; between those only a pause or a new best makes one.</param>
internal sealed class CheckpointFolder(string runFolder, string tokenizerFolder, Func<int, bool> isDue)
{
    private const int Kept = 3;
    private readonly string _folder = Path.GetFullPath(Path.Combine(runFolder, RunFolder.Checkpoints));
    private readonly List<(int Step, string Folder)> _saved = [];
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

    /// <summary>
    /// Fills <paramref name="trainee"/> from the newest whole checkpoint. One that is not whole is passed over with a warning, one whose
    /// step is not in metrics.jsonl without: there would be a gap in the curve. What is newer is deleted, since training comes by there again.
    /// </summary>
    /// <exception cref="FineTuneException">There are checkpoints and none is whole, or the newest belongs to other <paramref name="settings"/>.</exception>
    public Resumption Restore(Trainee trainee, JsonObject settings)
    {
        var measured = LastMeasured();
        (int Step, string Folder)[] found = [.. CheckpointFolders.Complete(runFolder).Where(each => each.Step <= measured).OrderByDescending(each => each.Step)];
        var faults = new List<string>();
        foreach (var (step, folder) in found)
        {
            try
            {
                var state = Checkpoint.Read(folder, step, trainee, settings);
                GoOnFrom(state, [.. found.Where(each => each.Step <= step).Reverse()]);
                return new Resumption(state, [.. faults.Select(fault => $"{fault} Training goes on from the checkpoint of step {step} instead.")]);
            }
            catch (FineTuneException fault) when (fault is not OtherSettingsException)
            {
                faults.Add(fault.Message);
            }
        }
        if (found.Length > 0)
            throw new FineTuneException($"{_folder}: training cannot go on from any of these checkpoints. The newest: {faults[0]} Remove the folder to start over.");
        DeleteAllBut([]);
        return new Resumption(null, measured is >= 0 and < int.MaxValue ? ["There is no checkpoint to go on from: training starts over."] : []);
    }

    /// <summary>Saves when it is due, before a <paramref name="pause"/>, and when <paramref name="validationLoss"/> is the lowest so far; returns the new folder or null.</summary>
    public string? SaveIfDue(Trainee trainee, TrainerState state, double? validationLoss, bool pause)
    {
        var best = validationLoss < _bestLoss;
        if (!best && !pause && !isDue(state.Step))
            return null;
        RequireFinite(trainee.Model, state.Step);
        var folder = Path.Combine(_folder, $"{RunFolder.CheckpointPrefix}{state.Step:d6}");
        if (best || (validationLoss is null && double.IsPositiveInfinity(_bestLoss)))
            Best = folder;
        if (best)
            _bestLoss = validationLoss!.Value;
        Checkpoint.Write(folder, tokenizerFolder, trainee, state with
        {
            BestMetric = double.IsFinite(_bestLoss) ? _bestLoss : null,
            BestModelCheckpoint = Path.GetFileName(Best),
        });
        _saved.Add((state.Step, folder));
        Prune();
        return folder;
    }

    /// <summary>Int.MaxValue when nobody keeps measurements here, −1 when there are none yet.</summary>
    private int LastMeasured()
    {
        var path = Path.Combine(runFolder, RunFolder.Metrics);
        return File.Exists(path) ? MetricsFile.Read(path).LastOrDefault()?.Step ?? -1 : int.MaxValue;
    }

    /// <summary>A best one that is gone was deleted for a better one, by which training comes again.</summary>
    private void GoOnFrom(TrainerState state, (int Step, string Folder)[] kept)
    {
        DeleteAllBut([.. kept.Select(each => each.Folder)]);
        _saved.AddRange(kept);
        var best = kept.Select(each => each.Folder).FirstOrDefault(folder => Path.GetFileName(folder) == state.BestModelCheckpoint);
        Best = best ?? kept[^1].Folder;
        _bestLoss = best is null ? double.PositiveInfinity : state.BestMetric ?? double.PositiveInfinity;
    }

    private void DeleteAllBut(string[] kept)
    {
        if (!Directory.Exists(_folder))
            return;
        AtomicFolder.Sweep(_folder, RunFolder.CheckpointPrefix);
        foreach (var folder in CheckpointFolders.Named(runFolder).Select(each => each.Folder).Except(kept).ToArray())
            AtomicFolder.Delete(folder);
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
        var kept = _saved.Where(each => isDue(each.Step)).TakeLast(Kept).Append(_saved[^1]);
        foreach (var old in _saved.Except(kept).ToArray())
        {
            if (old.Folder == Best)
            {
                Checkpoint.DeleteOptimizer(old.Folder);
                continue;
            }
            AtomicFolder.Delete(old.Folder);
            _saved.Remove(old);
        }
    }
}
