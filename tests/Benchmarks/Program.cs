using System.Globalization;
using FineTune;
using FineTune.Benchmarks;
using FineTune.Torch;

// dotnet run -c Release --project tests/Benchmarks: medians of repeated runs, with the machine's matrix-product rate of the same minute.
// dotnet run -c Release --project tests/Benchmarks -- service [MINUTES]: the service under load, and its memory over minutes of polling.
// dotnet run -c Release --project tests/Benchmarks -- displays: what watching a run of 100,000 steps costs.
switch (args)
{
    case ["displays"]:
        await DisplayBenchmark.RunAsync();
        return 0;
    case ["service", .. var rest]:
        return await ServiceBenchmark.RunAsync(rest is [var minutes] ? TimeSpan.FromMinutes(double.Parse(minutes, CultureInfo.InvariantCulture)) : TimeSpan.FromMinutes(1));
    case ["datasets"]: // What it costs to show a data set.
        return DatasetDisplays.Measure();
    case [ServiceProcess.Argument, var served]:
        return await ServiceProcess.ServeAsync(served);
    case [ServiceProcess.WaitArgument, _]:
        await Task.Delay(Timeout.Infinite);
        return 0;
}

var root = args is [var folder] ? folder : Directory.GetCurrentDirectory();
var model = Path.Combine(root, "data", "models", "seedling");
var data = Path.Combine(root, "data", "customer-support.jsonl");
LibTorch.Load();

Report.Line("matrix product 1024, fp32", Machine.MatrixProductRate(), "GFLOP/s");
Report.Line("chat JSONL, read and checked", await Reading.MegabytesPerSecondAsync(data), "MB/s");
Report.Line("tokenizer, encode", Encoding.MegabytesPerSecond(model, data), "MB/s");
Report.Line("generation with cache", await Generation.TokensPerSecondAsync(model), "tokens/s");
var training = await Training.MeasureAsync(model, await Dataset.LoadAsync(data));
Report.Line("training, batch 16", training.TokensPerSecond, "tokens/s");
Report.Line("training, peak resident memory", training.PeakMegabytes, "MB");
Report.Line("matrix product 1024, fp32, again", Machine.MatrixProductRate(), "GFLOP/s");
return 0;
