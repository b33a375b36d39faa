using System.Text.Json.Nodes;
using FineTune.Torch;

namespace FineTune.Notebook;

/// <summary>train FOLDER</summary>
internal static class TrainCommand
{
    public static Command Record { get; } = new()
    {
        Name = "train",
        Description = "Trains the job in a run folder: job.json names the model, the data and the settings. Metrics and checkpoints go into the folder.",
        Parameters =
        [
            new() { Name = "folder", Description = "A folder with a job.json, made by a notebook or by hand.", Required = true, Positional = true },
            new() { Name = "json", Description = "Print one JSON object with the result.", Type = typeof(bool) },
        ],
        Handler = TrainAsync,
    };

    private static async Task<int> TrainAsync(CommandCall call)
    {
        var run = Run.Open(call.Require("folder"));
        var job = await run.ToJobAsync(call.CancellationToken);
        var events = run.RecordAsync(new LocalTrainer().TrainAsync(job, run.Folder, call.CancellationToken), call.CancellationToken);
        var console = new TrainingConsole(call.Has("json") ? call with { Output = TextWriter.Null } : call, TimeProvider.System);
        var completed = await console.WatchAsync(events);
        await call.Output.WriteLineAsync(call.Has("json") ? ToJson(run, completed).ToJsonString() : run.Summary.Verdict);
        return 0;
    }

    private static JsonObject ToJson(Run run, TrainingCompleted completed) => new()
    {
        ["folder"] = run.Folder,
        ["model"] = completed.Model,
        ["steps"] = completed.Steps,
        ["first_validation_loss"] = run.Summary.FirstValidationLoss,
        ["best_validation_loss"] = run.Summary.BestValidationLoss,
        ["best_step"] = run.Summary.BestStep,
        ["elapsed_seconds"] = completed.Elapsed.TotalSeconds,
    };
}
