using System.Reflection;
using System.Text.Json.Nodes;

namespace FineTune.Kernel;

/// <summary>
/// A chart of Plotly.NET, known by the name of its type: the kernel references no charts, the notebook brings its own version. Its figure
/// is for front ends that draw figures; its HTML, which loads plotly.js from the network, for those that do not; and a line for each trace as text.
/// </summary>
internal sealed class PlotlyChart
{
    public static readonly IReadOnlyList<string> MimeTypesOf = [MimeTypes.Plotly, MimeTypes.Html, MimeTypes.Text];

    private readonly object _chart;
    private readonly Type _type;

    private PlotlyChart(object chart, Type type) => (_chart, _type) = (chart, type);

    /// <summary>Null when <paramref name="value"/> is no chart.</summary>
    public static PlotlyChart? Of(object? value)
    {
        for (var type = value?.GetType(); type is not null; type = type.BaseType)
        {
            if (type.FullName == "Plotly.NET.GenericChart")
                return new PlotlyChart(value!, type);
        }

        return null;
    }

    public string Write(string mime) => mime switch
    {
        MimeTypes.Plotly => Call("toFigureJson"),
        MimeTypes.Html => Call("toChartHTML"),
        _ => Summary(JsonNode.Parse(Call("toFigureJson"))!),
    };

    private string Call(string function)
    {
        var method = _type.GetMethod(function, BindingFlags.Public | BindingFlags.Static)
            ?? throw new KernelException($"This version of Plotly.NET has no {function}. Reference a newer one: #r \"nuget: Plotly.NET\".");
        return (string)method.Invoke(null, [_chart])!;
    }

    private static string Summary(JsonNode figure)
    {
        var traces = figure["data"] as JsonArray ?? [];
        return string.Join('\n', traces.OfType<JsonObject>().Select(trace =>
            $"{trace["type"] ?? "trace"} chart {trace["name"]}".TrimEnd() + $", {Points(trace)} points"));
    }

    private static int Points(JsonObject trace) =>
        trace.Select(entry => entry.Value).OfType<JsonArray>().Select(values => values.Count).DefaultIfEmpty(0).Max();
}
