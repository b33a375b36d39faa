using System.Net;
using Plotly.NET;
using Chart = Plotly.NET.CSharp.Chart;

namespace FineTune.Notebook;

/// <summary>
/// The Plotly figure of a loss chart. Plotly.NET's default template is left out (eight kilobytes that say nothing here), and long runs
/// are thinned, so that a notebook stays small; metrics.jsonl keeps every value.
/// </summary>
internal static class LossFigure
{
    private const int MostTrainingPoints = 1200;

    /// <summary>Decimals: losses are single-precision numbers, which have no more.</summary>
    private const int Exact = 6;

    public static string Render(LossChart chart)
    {
        var traces = chart.Curves.SelectMany((curve, index) => Traces(chart, curve, CurveStyle.Of(index, chart.Curves.Count)));
        var ends = chart.Curves.Select((curve, index) => EpochEnds(chart.EpochEnds(curve), CurveStyle.Of(index, chart.Curves.Count)));
        return GenericChart.toFigureJson(GenericChart.setLayout(LossLayout.Of(chart), Chart.Combine([.. traces, .. Explained(ends)])));
    }

    private static IEnumerable<GenericChart> Traces(LossChart chart, LossCurve curve, CurveStyle style)
    {
        var prefix = chart.Curves.Count == 1 ? "" : $"{WebUtility.HtmlEncode(LossChart.LegendName(curve))} · ";
        var most = MostTrainingPoints / chart.Curves.Count;
        if (curve.Train.Count > 0)
        {
            yield return Line(Thinning.Extremes(curve.Train, most), $"{prefix}train, each batch", style.Train, dash: false, faint: true).WithoutLegend();
            yield return Line(chart.Smooth(curve, most), $"{prefix}train", style.Train, style.DashedTrain, faint: false);
        }
        if (chart.ShowLearningRate && curve.LearningRates is { Count: > 0 } rates)
            yield return LearningRate(Thinning.Extremes(rates, most), $"{prefix}learning rate");
        if (curve.BestValidation is not { } best)
            yield break;
        yield return Validation(Thinning.Extremes(curve.Validation, most), $"{prefix}validation", style);
        yield return Best(best, $"{prefix}best validation", style, chart.BestLabel(best), atLeft: best.Step > 0.85 * chart.TotalSteps);
    }

    private static GenericChart Line(IReadOnlyList<LossPoint> points, string name, string colour, bool dash, bool faint) =>
        Chart.Line<int, double, string>(
            x: points.Select(point => point.Step),
            y: points.Select(point => Math.Round(point.Loss, faint ? Exact : 4)),
            Name: name,
            Opacity: faint ? 0.3 : 1,
            LineColor: Color.fromHex(colour),
            LineWidth: faint ? 1 : 2.5,
            LineDash: dash ? StyleParam.DrawingStyle.Dash : StyleParam.DrawingStyle.Solid,
            UseDefaults: false).WithHover();

    private static GenericChart Validation(IReadOnlyList<LossPoint> points, string name, CurveStyle style) =>
        Chart.Line<int, double, string>(
            x: points.Select(point => point.Step),
            y: points.Select(Rounded),
            Name: name,
            ShowMarkers: true,
            MarkerColor: Color.fromHex(style.Validation),
            MarkerSymbol: style.PlotlyMarker,
            LineColor: Color.fromHex(style.Validation),
            LineWidth: 2.5,
            UseDefaults: false).WithHover();

    private static GenericChart? EpochEnds(IReadOnlyList<LossPoint> points, CurveStyle style) => points is []
        ? null
        : Chart.Point<int, double, string>(
            x: points.Select(point => point.Step),
            y: points.Select(Rounded),
            Name: "at the end of an epoch",
            MarkerColor: Color.fromHex(style.Validation),
            MarkerSymbol: style.PlotlyMarker,
            UseDefaults: false).WithEpochEndMarks();

    /// <summary>Large marks mean the same for every run: the legend says it once.</summary>
    private static IEnumerable<GenericChart> Explained(IEnumerable<GenericChart?> ends) =>
        ends.OfType<GenericChart>().Select((marks, index) => index == 0 ? marks : marks.WithoutLegend());

    private static GenericChart LearningRate(IReadOnlyList<LossPoint> points, string name) =>
        Chart.Line<int, double, string>(
            x: points.Select(point => point.Step),
            y: points.Select(point => Math.Round(point.Loss, 10)),
            Name: name,
            LineColor: Color.fromHex(LossLayout.Quiet),
            LineWidth: 2,
            LineDash: StyleParam.DrawingStyle.Dot,
            UseDefaults: false).OnRateAxis();

    private static GenericChart Best(LossPoint best, string name, CurveStyle style, string label, bool atLeft) =>
        Chart.Point<int, double, string>(
            x: [best.Step],
            y: [Rounded(best)],
            Name: name,
            Text: label,
            TextPosition: atLeft ? StyleParam.TextPosition.TopLeft : StyleParam.TextPosition.TopCenter,
            MarkerColor: Color.fromHex(style.Validation),
            UseDefaults: false).WithBestMark(style.Validation);

    private static double Rounded(LossPoint point) => Math.Round(point.Loss, Exact);
}
