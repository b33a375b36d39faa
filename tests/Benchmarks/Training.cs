using System.Diagnostics;
using FineTune.Torch;

namespace FineTune.Benchmarks;

internal static class Training
{
    public static async Task<TrainingSpeed> MeasureAsync(string model, Dataset data)
    {
        var folder = Directory.CreateTempSubdirectory("finetune-benchmark-").FullName;
        var job = new FineTuneJob { Model = model, Training = data, BatchSize = 16, MaxSteps = 40 };
        var rates = new List<double>();
        try
        {
            await foreach (var happened in new LocalTrainer().TrainAsync(job, folder))
            {
                if (happened is MetricsReported { Point: { Step: > 5, TokensPerSecond: { } rate } })
                    rates.Add(rate);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
        return new TrainingSpeed(Report.Median(rates), Process.GetCurrentProcess().PeakWorkingSet64 / 1e6);
    }
}
