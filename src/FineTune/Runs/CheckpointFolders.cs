using System.Globalization;

namespace FineTune;

/// <summary>The checkpoints of a run as they lie on disk.</summary>
internal static class CheckpointFolders
{
    /// <summary>
    /// The model to use of a run that did not say so itself, because it goes on or was stopped: the complete checkpoint with the lowest
    /// validation loss; without validation data the last one; null when there is none.
    /// </summary>
    public static string? Best(string runFolder, IReadOnlyList<MetricPoint> metrics)
    {
        var losses = metrics.Where(point => point.ValidationLoss is { } loss && double.IsFinite(loss))
            .GroupBy(point => point.Step).ToDictionary(group => group.Key, group => group.Last().ValidationLoss);
        return Complete(runFolder)
            .OrderBy(checkpoint => losses.GetValueOrDefault(checkpoint.Step) ?? double.PositiveInfinity)
            .ThenByDescending(checkpoint => checkpoint.Step)
            .Select(checkpoint => checkpoint.Folder)
            .FirstOrDefault();
    }

    /// <summary>A folder gets its final name when all of it is written; config.json tells it from an empty one.</summary>
    public static IEnumerable<(int Step, string Folder)> Complete(string runFolder) =>
        Named(runFolder).Where(checkpoint => File.Exists(Path.Combine(checkpoint.Folder, "config.json")));

    /// <summary>Every folder that is named like a checkpoint, whatever is in it.</summary>
    public static IEnumerable<(int Step, string Folder)> Named(string runFolder)
    {
        var checkpoints = new DirectoryInfo(Path.Combine(runFolder, RunFolder.Checkpoints));
        if (!checkpoints.Exists)
            yield break;
        foreach (var folder in checkpoints.EnumerateDirectories($"{RunFolder.CheckpointPrefix}*"))
        {
            var number = folder.Name.AsSpan(RunFolder.CheckpointPrefix.Length);
            if (int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var step))
                yield return (step, folder.FullName);
        }
    }
}
