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
        var run = RunsFolder.Store.Create(job, TimeProvider.System);
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
        var job = call.Value("data") as FineTuneJob ?? await JobOfDataAsync(call);
        try
        {
            return job with
            {
                Model = call.Value("model") is { } model ? ModelArgument.FolderOf(model) : job.Model,
                Name = call.Get("name") ?? job.Name,
                Epochs = call.Get<int>("epochs") ?? job.Epochs,
                BatchSize = call.Get<int>("batch-size") ?? job.BatchSize,
                LearningRate = call.Get<double>("learning-rate") ?? job.LearningRate,
                MaxSteps = call.Get<int>("max-steps") ?? job.MaxSteps,
                MaxLength = call.Get<int>("max-length") ?? job.MaxLength,
                EvaluateEvery = call.Get<int>("evaluate-every") ?? job.EvaluateEvery,
                Seed = call.Get<int>("seed") ?? job.Seed,
            };
        }
        catch (ArgumentOutOfRangeException fault)
        {
            throw OutOfRange.Of(fault);
        }
    }

    private static async Task<FineTuneJob> JobOfDataAsync(CommandCall call)
    {
        var model = call.Value("model") ?? throw new FineTuneException("--model is missing: which model to fine-tune, for example --model seedling.");
        var data = await TrainingData.ReadAsync(call);
        return new FineTuneJob { Model = ModelArgument.FolderOf(model), Training = data.Training, Validation = data.Validation };
    }
}
