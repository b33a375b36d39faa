using System.Text.Json.Nodes;

namespace FineTune.Notebook;

/// <summary>train FOLDER</summary>
internal static class TrainCommand
{
    private const int Paused = 3;

    public static Command Record { get; } = new()
    {
        Name = "train",
        Description = "Trains the job in a run folder: job.json names the model, the data and the settings. Metrics and checkpoints go into the folder. "
            + "A run that stopped goes on from its newest checkpoint.",
        Parameters =
        [
            new() { Name = "folder", Description = "A folder with a job.json, made by a notebook or by hand.", Required = true, Positional = true },
            new() { Name = "json", Description = "Print one JSON object with the result.", Type = typeof(bool) },
        ],
        CanPause = true,
        Handler = TrainAsync,
    };

    private static async Task<int> TrainAsync(CommandCall call)
    {
        var run = Run.Open(call.Require("folder"));
        var job = await run.ToJobAsync(call.CancellationToken);
        var events = run.TrainAsync(job, call.CancellationToken);
        var console = new TrainingConsole(call.Has("json") ? call with { Output = TextWriter.Null } : call, TimeProvider.System);
        await console.WatchAsync(PausableAsync(call, run, events));
        var paused = run.State == RunState.Paused;
        var outcome = paused ? $"To go on: finetune train {run.Folder}" : run.Summary.Verdict;
        await call.Output.WriteLineAsync(call.Has("json") ? ToJson(run).ToJsonString() : outcome);
        return paused ? Paused : 0;
    }

    /// <summary>A run can be asked to pause once it has started.</summary>
    private static async IAsyncEnumerable<TrainingEvent> PausableAsync(CommandCall call, Run run, IAsyncEnumerable<TrainingEvent> events)
    {
        CancellationTokenRegistration? asking = null;
        try
        {
            await foreach (var happened in events)
            {
                if (happened is TrainingStarted)
                    asking = call.PauseToken.Register(() => run.Pause());
                yield return happened;
            }
        }
        finally
        {
            asking?.Dispose();
        }
    }

    private static JsonObject ToJson(Run run) => new()
    {
        ["folder"] = run.Folder,
        ["state"] = run.State.ToString().ToLowerInvariant(),
        ["model"] = run.Model,
        ["steps"] = run.Summary.Steps,
        ["first_validation_loss"] = run.Summary.FirstValidationLoss,
        ["best_validation_loss"] = run.Summary.BestValidationLoss,
        ["best_step"] = run.Summary.BestStep,
        ["elapsed_seconds"] = run.Summary.Elapsed.TotalSeconds,
    };
}
