using System.Globalization;
using System.Text;

namespace FineTune.Server;

/// <summary>step_metrics.csv, the result file of a job: one row a step, empty cells where nothing was measured.</summary>
internal static class StepMetricsFile
{
    public const string Name = "step_metrics.csv";
    private const string Header = "step,train_loss,train_accuracy,valid_loss,valid_mean_token_accuracy\n";

    public static void Write(Stream stream, IEnumerable<MetricPoint> points)
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        writer.Write(Header);
        // A step that was taken twice, before and after a stop, counts as it was taken last.
        var steps = points.Where(point => point.TrainLoss is not null).GroupBy(point => point.Step).OrderBy(step => step.Key);
        foreach (var point in steps.Select(step => step.Last()))
            writer.Write(string.Create(CultureInfo.InvariantCulture,
                $"{point.Step},{Cell(point.TrainLoss)},{Cell(point.TrainTokenAccuracy)},{Cell(point.ValidationLoss)},{Cell(point.ValidationTokenAccuracy)}\n"));
    }

    private static string Cell(double? value) => value is { } number ? Math.Round(number, 5).ToString(CultureInfo.InvariantCulture) : "";
}
