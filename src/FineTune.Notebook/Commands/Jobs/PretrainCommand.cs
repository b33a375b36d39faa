using FineTune.Torch;

namespace FineTune.Notebook;

/// <summary>pretrain FOLDER</summary>
internal static class PretrainCommand
{
    public static Command Record { get; } = new()
    {
        Name = "pretrain",
        Description = "Trains a small base model from random weights on the XML documentation that the .NET SDK installs.",
        Parameters =
        [
            new() { Name = "output", Description = "New folder for the model.", Required = true, Positional = true },
            new() { Name = "text", Description = "Folder with XML documentation files, in place of the SDK's own." },
            new() { Name = "steps", Description = "Optimizer steps (default 5000, about an hour on two cores).", Type = typeof(int) },
            new() { Name = "seed", Description = "Decides weights and data order (default 42).", Type = typeof(int) },
        ],
        Handler = PretrainAsync,
    };

    private static async Task<int> PretrainAsync(CommandCall call)
    {
        var job = new PretrainJob
        {
            Output = call.Require("output"),
            Corpus = call.Get("text") is { } folder ? [folder] : SdkDocumentation.Folders(),
        };
        job = job with { Steps = call.Get<int>("steps") ?? job.Steps, Seed = call.Get<int>("seed") ?? job.Seed };
        await new TrainingConsole(call, TimeProvider.System).WatchAsync(Pretrainer.TrainAsync(job, call.CancellationToken));
        return 0;
    }
}
