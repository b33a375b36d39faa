using System.Globalization;
using System.Text;

namespace FineTune.OpenAI;

/// <summary>Reads the CSV with the measurements of every step. OpenAI sends it as base64, others as it is.</summary>
internal static class ResultFile
{
    private const string ByteOrderMark = "\uFEFF";

    public static IReadOnlyList<MetricPoint> Read(string id, string text, int? epochs)
    {
        string[] lines = Decode(text).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        string[] columns = lines is [var head, ..] ? head.Split(',', StringSplitOptions.TrimEntries) : [];
        if (!columns.Contains("step"))
            throw new FineTuneException($"The result file {id} is no table of measurements: its first line has no column \"step\" but {Ellipsis.OneLine(lines.FirstOrDefault() ?? "nothing", 100)}.");

        List<MetricPoint> points = [.. lines.Skip(1).Select((line, index) => Point(id, index + 2, columns, line.Split(',')))];
        var total = points.Select(point => point.Step).DefaultIfEmpty().Max();
        return total == 0 || epochs is null ? points : [.. points.Select(point => point with { Epoch = (double)point.Step * epochs.Value / total })];
    }

    private static MetricPoint Point(string id, int line, string[] columns, string[] cells)
    {
        var values = columns.Zip(cells).Where(pair => pair.Second.Length > 0).ToDictionary(pair => pair.First, pair => Number(id, line, pair.First, pair.Second));
        return new()
        {
            Step = First("step") is { } step ? (int)step : throw new FineTuneException($"{id}:{line}: the row names no step."),
            Epoch = 0,
            TrainLoss = First("train_loss"),
            TrainTokenAccuracy = First("train_mean_token_accuracy", "train_accuracy"),
            ValidationLoss = First("full_valid_loss", "valid_loss"),
            ValidationTokenAccuracy = First("full_valid_mean_token_accuracy", "valid_mean_token_accuracy", "validation_mean_token_accuracy", "valid_accuracy"),
        };

        double? First(params string[] names)
        {
            foreach (var name in names)
            {
                if (values.TryGetValue(name, out var value))
                    return value;
            }
            return null;
        }
    }

    private static double Number(string id, int line, string column, string cell) =>
        double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new FineTuneException($"{id}:{line}: \"{column}\" is no number but {Ellipsis.OneLine(cell, 40)}.");

    /// <summary>Base64 has no comma, and the head of the table has some.</summary>
    private static string Decode(string text)
    {
        if (!text.Contains(',', StringComparison.Ordinal))
        {
            var bytes = new byte[text.Length];
            if (Convert.TryFromBase64String(text, bytes, out var length))
                text = Encoding.UTF8.GetString(bytes, 0, length);
        }
        return text.StartsWith(ByteOrderMark, StringComparison.Ordinal) ? text[1..] : text;
    }
}
