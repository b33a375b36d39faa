using System.Diagnostics;
using System.Globalization;

namespace FineTune.Server.Tests;

/// <summary>
/// A training process as the server knows it, without a model: reads job.json, writes metrics, status and checkpoints, pauses when the file
/// pause is there, and goes on from the newest checkpoint. The job's suffix tells what goes wrong: "hold-at-5" waits there for the file go,
/// "crash-at-5" dies without a word, "fail-at-5" fails, "deaf" does not see the file pause, and "slow" takes its time, above all for checkpoints.
/// </summary>
internal static class FakeTraining
{
    public const string Argument = "--fake-training";
    public const string LastWords = "libtorch: something native went wrong";
    private const int KeptCheckpoints = 3;
    private static readonly TimeSpan LongestHold = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan SlowStep = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan SlowFile = TimeSpan.FromMilliseconds(5);

    public static ProcessStartInfo Command(string folder) => new(Environment.ProcessPath!, [Argument, folder]);

    public static int Run(string folder)
    {
        try
        {
            using var only = RunLock.Take(folder);
            return Train(folder);
        }
        catch (Exception fault) when (fault is FineTuneException or IOException)
        {
            Console.Error.WriteLine(fault.Message);
            return 1;
        }
    }

    public static string Checkpoint(string folder, int step) => Path.Combine(folder, RunFolder.Checkpoints, $"{RunFolder.CheckpointPrefix}{step:d6}");

    /// <summary>What a checkpoint is called while it is being written.</summary>
    public static bool IsUnfinished(string folder) => Directory.Exists(Path.Combine(folder, RunFolder.Checkpoints))
        && Directory.EnumerateDirectories(Path.Combine(folder, RunFolder.Checkpoints), ".*").Any();

    private static int Train(string folder)
    {
        var manifest = ManifestFile.Read(Path.Combine(folder, RunFolder.Manifest));
        var rows = File.ReadLines(Path.Combine(folder, manifest.Training)).Count();
        var stepsPerEpoch = (rows + manifest.BatchSize - 1) / manifest.BatchSize;
        var total = stepsPerEpoch * manifest.Epochs;
        ManifestFile.Write(Path.Combine(folder, RunFolder.Manifest), manifest with
        {
            Plan = new RunPlan { TotalSteps = total, StepsPerEpoch = stepsPerEpoch, Parameters = 1, TrainedTokensPerEpoch = 1 },
        });
        File.Delete(Path.Combine(folder, RunFolder.Pause)); // As the real one, which takes it for an old one.
        Enter(folder, RunState.Running);
        using var metrics = new MetricsFile(Path.Combine(folder, RunFolder.Metrics));
        if (MetricsFile.Read(Path.Combine(folder, RunFolder.Metrics)).Count > 0)
            metrics.Append(new MetricsResumed { ResumedFrom = Checkpoints(folder).LastOrDefault() });
        var watch = Stopwatch.StartNew();
        for (var step = Checkpoints(folder).LastOrDefault() + 1; step <= total; step++)
        {
            if (manifest.Name == "slow")
                Thread.Sleep(SlowStep);
            if (At(manifest, "crash-at", step))
            {
                Console.Error.WriteLine(LastWords);
                Environment.Exit(134);
            }
            if (At(manifest, "fail-at", step))
                return Enter(folder, RunState.Failed, "step 5: the loss is NaN");
            while (At(manifest, "hold-at", step) && watch.Elapsed < LongestHold && !File.Exists(Path.Combine(folder, "go")) && !IsPaused(folder, manifest))
                Thread.Sleep(5);
            if (IsPaused(folder, manifest))
            {
                Save(folder, manifest, step - 1);
                return Enter(folder, RunState.Paused);
            }
            metrics.Append(Point(step, stepsPerEpoch, manifest.Validation is not null));
            if (step % stepsPerEpoch == 0)
                Save(folder, manifest, step);
        }
        return Enter(folder, RunState.Succeeded);
    }

    private static MetricPoint Point(int step, int stepsPerEpoch, bool validates) => new()
    {
        Step = step,
        Epoch = (double)step / stepsPerEpoch,
        TrainLoss = 2.0 / step,
        TrainTokenAccuracy = 1 - (1.0 / (step + 1)),
        ValidationLoss = validates && step % stepsPerEpoch == 0 ? 2.5 / step : null,
        ValidationTokenAccuracy = validates && step % stepsPerEpoch == 0 ? 0.5 : null,
        Elapsed = TimeSpan.FromSeconds(step),
    };

    private static bool At(RunManifest manifest, string what, int step) =>
        manifest.Name == string.Create(CultureInfo.InvariantCulture, $"{what}-{step}");

    private static bool IsPaused(string folder, RunManifest manifest) => manifest.Name != "deaf" && File.Exists(Path.Combine(folder, RunFolder.Pause));

    private static IEnumerable<int> Checkpoints(string folder) => new RunFollower(folder).Checkpoints();

    private static void Save(string folder, RunManifest manifest, int step)
    {
        var target = Checkpoint(folder, step);
        if (step == 0 || Directory.Exists(target))
            return;
        var unfinished = Directory.CreateDirectory(Path.Combine(folder, RunFolder.Checkpoints, $".{step}")).FullName;
        foreach (var name in (string[])["tokenizer.json", "tokenizer_config.json", "config.json"])
        {
            File.Copy(Path.Combine(manifest.Model, name), Path.Combine(unfinished, name), overwrite: true);
            if (manifest.Name == "slow")
                Thread.Sleep(SlowFile);
        }
        Directory.Move(unfinished, target);
        foreach (var old in Checkpoints(folder).SkipLast(KeptCheckpoints))
            Directory.Delete(Checkpoint(folder, old), recursive: true);
    }

    private static int Enter(string folder, RunState state, string? error = null)
    {
        StatusFile.Write(Path.Combine(folder, RunFolder.Status), new RunStatus { State = state, Process = ProcessIdentity.Current, Error = error });
        return state == RunState.Failed ? 1 : 0;
    }
}
