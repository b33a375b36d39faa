namespace FineTune.Notebook;

/// <summary>The command finetune on this machine, in this process.</summary>
internal static class LocalFineTuning
{
    private static readonly string[] OfServices = ["learning-rate-multiplier", "detach"];

    public static async Task<int> RunAsync(CommandCall call)
    {
        if (OfServices.FirstOrDefault(call.Arguments.ContainsKey) is { } wrong)
            throw new FineTuneException($"--{wrong} is for jobs at a service: --on service, or leave it out.");
        var job = await JobAsync(call);
        var run = new RunStore(RunsFolder.Default).Create(job, TimeProvider.System);
        try
        {
            await call.WatchAsync(job.Name, run.TrainAsync(job, call.CancellationToken));
        }
        catch (OperationCanceledException)
        {
            await call.Output.WriteLineAsync($"Stopped. What was trained is in {run.Folder}; to go on from its newest checkpoint: jobs resume {Path.GetFileName(run.Folder)}");
            throw;
        }
        call.Show(run);
        call.DeclareAs(run);
        return 0;
    }

    private static async Task<FineTuneJob> JobAsync(CommandCall call)
    {
        var data = await TrainingData.ReadAsync(call);
        try
        {
            var job = new FineTuneJob { Model = ModelArgument.FolderOf(call.RequireValue("model")), Training = data.Training, Validation = data.Validation };
            return job with
            {
                Name = call.Get("name") ?? job.Name,
                Epochs = call.Get<int>("epochs") ?? job.Epochs,
                BatchSize = call.Get<int>("batch-size") ?? job.BatchSize,
                LearningRate = call.Get<double>("learning-rate") ?? job.LearningRate,
                MaxSteps = call.Get<int>("max-steps"),
                MaxLength = call.Get<int>("max-length"),
                EvaluateEvery = call.Get<int>("evaluate-every"),
                Seed = call.Get<int>("seed") ?? job.Seed,
            };
        }
        catch (ArgumentOutOfRangeException fault)
        {
            throw OutOfRange.Of(fault);
        }
    }
}
