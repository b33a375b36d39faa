namespace FineTune.Notebook;

/// <summary>The command finetune at a service.</summary>
internal static class ServedFineTuning
{
    private static readonly string[] OnThisMachineAlone = ["learning-rate", "max-steps", "max-length", "evaluate-every"];

    public static async Task<int> RunAsync(CommandCall call)
    {
        if (OnThisMachineAlone.FirstOrDefault(call.Arguments.ContainsKey) is { } wrong)
            throw new FineTuneException(
                $"--{wrong} is for training in this process. A service takes --epochs, --batch-size, --learning-rate-multiplier and --seed.");
        if (call.Value("data") is FineTuneJob)
            throw new FineTuneException("A FineTuneJob is for this machine. At a service, give the data and --model: a file, or a variable with a data set or a split.");
        var data = await TrainingData.ReadAsync(call);
        var service = await call.ConnectAsync();
        var training = await UploadAsync(call, service, data.Training);
        var validation = data.Validation is { } held ? await UploadAsync(call, service, held) : null;
        var made = await service.CreateAsync(JobOf(call, training, validation), call.CancellationToken);
        var job = new ServedJob(service, made.Id);
        if (call.Has("detach"))
        {
            call.Show(made);
            call.DeclareAs(made);
            await call.Output.WriteLineAsync($"To watch it: jobs watch {made.Id}");
            return 0;
        }
        await call.Output.WriteLineAsync($"{made.Id} at {service.Name}");
        var run = await OnInterrupt.WatchAsync(call, job);
        call.Show(run);
        call.DeclareAs(run);
        return 0;
    }

    private static async Task<ServiceFile> UploadAsync(CommandCall call, IFineTuneService service, Dataset data)
    {
        var file = await service.UploadAsync(data, cancellationToken: call.CancellationToken);
        await call.Output.WriteLineAsync($"{file.Name}: {data.Count:N0} examples uploaded as {file.Id}");
        return file;
    }

    private static RemoteJob JobOf(CommandCall call, ServiceFile training, ServiceFile? validation)
    {
        try
        {
            return new()
            {
                Model = call.Get("model") ?? throw new FineTuneException("--model is missing: the name of a model at the service."),
                TrainingFile = training.Id,
                ValidationFile = validation?.Id,
                Suffix = call.Get("name"),
                Epochs = call.Get<int>("epochs"),
                BatchSize = call.Get<int>("batch-size"),
                LearningRateMultiplier = call.Get<double>("learning-rate-multiplier"),
                Seed = call.Get<int>("seed"),
            };
        }
        catch (ArgumentOutOfRangeException fault)
        {
            throw OutOfRange.Of(fault);
        }
    }
}
