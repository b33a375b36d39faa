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

// The package carries the program that serves, and nothing else here has it.
var service = await LocalService.ConnectAsync();
Console.WriteLine($"The service of the package has {await service.ListAsync().CountAsync()} jobs.");
return run.State == RunState.Succeeded && File.Exists(Path.Combine(run.Model!, "model.safetensors")) ? 0 : 1;
