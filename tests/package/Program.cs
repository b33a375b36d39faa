using FineTune;
using FineTune.Notebook;

// A program of somebody else's, who has the package and nothing of the repository: data file, model folder.
var data = await Dataset.LoadAsync(args[0]);
var job = new FineTuneJob
{
    Model = args[1],
    Training = new Dataset("six", [.. data.Take(6)]),
    Validation = new Dataset("two", [.. data.Skip(6).Take(2)]),
    Epochs = 1,
    BatchSize = 2,
    Name = "package",
};
var run = await job.RunAsync("runs");
return run.State == RunState.Succeeded && File.Exists(Path.Combine(run.Model!, "model.safetensors")) ? 0 : 1;
