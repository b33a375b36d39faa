using System.Text.Json;

namespace FineTune.Notebook;

/// <summary>A figure in words: its title, a line for each trace, and why there is no picture if there is none.</summary>
internal static class PlotlyText
{
    private const int MostTraces = 20;

    public static string Render(string figure)
    {
        using var json = JsonDocument.Parse(figure);
        var title = FigureText.Title(json.RootElement.Get("layout", "title"));
        var traces = json.RootElement.Get("data").Items;
        string[] lines =
        [
            .. title.Length > 0 ? (string[])[title] : [],
            .. traces.Take(MostTraces).Select((trace, index) => LineOf(new FigureTrace(trace, index, default))),
            .. traces.Count > MostTraces ? (string[])[$"and {traces.Count - MostTraces} more traces"] : [],
            .. PlotlyPicture.WhyNot(figure) is { } why ? (string[])[$"There is no picture: {why}"] : [],
        ];
        return string.Join('\n', lines);
    }

    private static string LineOf(FigureTrace trace)
    {
        double[] values = [.. (trace.IsHorizontal || trace.Y.Count == 0 ? trace.X : trace.Y).Select(value => value.Number).OfType<double>()];
        var name = trace.Json.Get("name").Text is { Length: > 0 } ? $" {trace.Name}" : "";
        var range = values.Length == 0 ? "" : $"  {Sparkline.Of(values, width: 30)}  {Number(values.Min())} to {Number(values.Max())}";
        return $"{trace.Type} chart{name}, {trace.Points} points{range}";
    }

    private static string Number(double value) => value.ToString("G5", System.Globalization.CultureInfo.InvariantCulture);
}
