namespace FineTune.Notebook;

/// <summary>finetune DATA</summary>
internal static class FineTuneCommand
{
    public static Command Record { get; } = new()
    {
        Name = "finetune",
        ShellName = "start",
        Description = "Fine-tunes a model on a data set and shows training and validation loss while it learns. What is not given has the defaults of "
            + "FineTuneJob, at a service those of the service.",
        Parameters =
        [
            CommonParameters.Data with { Description = "A chat JSONL file, or a variable that holds a data set, a split or a FineTuneJob." },
            CommonParameters.Model with { Description = CommonParameters.Model.Description + " A FineTuneJob brings its own." },
            new() { Name = "validation", Description = "Held-out data: a file, a variable, or the share of the data to hold out, such as 0.1.", Type = typeof(object) },
            new() { Name = "on", Description = "Who trains: local (this process, the default), service (the one on this machine), openai, or foundry:RESOURCE.", Completions = () => [ServiceArgument.Local, .. ServiceArgument.Places] },
            new() { Name = "name", Description = "Name of the run; at a service part of the model's name." },
            new() { Name = "epochs", Description = "Passes over the training data.", Type = typeof(int) },
            new() { Name = "batch-size", Description = "Examples per optimizer step.", Type = typeof(int) },
            new() { Name = "learning-rate", Description = "Peak learning rate; on this machine alone.", Type = typeof(double) },
            new() { Name = "learning-rate-multiplier", Description = "Scales the learning rate that a service takes.", Type = typeof(double) },
            new() { Name = "max-steps", Description = "Stop after so many steps; on this machine alone.", Type = typeof(int) },
            new() { Name = "max-length", Description = "Longest example in tokens; on this machine alone.", Type = typeof(int) },
            new() { Name = "evaluate-every", Description = "Steps between measurements of the validation loss; on this machine alone.", Type = typeof(int) },
            new() { Name = "seed", Description = "Decides data order; the same seed gives the same losses.", Type = typeof(int) },
            new() { Name = "detach", Description = "Start the job at the service and do not watch it.", Type = typeof(bool) },
            OnInterrupt.Parameter,
            CommonParameters.As("the run, with --detach the job"),
        ],
        Examples =
        [
            "finetune data/customer-support.jsonl --model seedling --validation 0.1 --epochs 8 --as run",
            "finetune @split --model seedling --on service --name support",
        ],
        CSharp = "var job = new FineTuneJob { Model = \"data/models/seedling\", Training = split.Train, Validation = split.Validation, Epochs = 8 };\nvar run = await job.RunAsync();",
        Handler = call => call.Get("on") is null or ServiceArgument.Local ? LocalFineTuning.RunAsync(call) : ServedFineTuning.RunAsync(call),
    };
}
