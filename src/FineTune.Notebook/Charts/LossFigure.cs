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

    public static string Render(LossChart chart)
    {
        var traces = chart.Curves.SelectMany((curve, index) => Traces(chart, curve, CurveStyle.Of(index, chart.Curves.Count)));
        return GenericChart.toFigureJson(GenericChart.setLayout(LossLayout.Of(chart), Chart.Combine([.. traces])));
    }

    private static IEnumerable<GenericChart> Traces(LossChart chart, LossCurve curve, CurveStyle style)
    {
        var prefix = chart.Curves.Count == 1 ? "" : $"{WebUtility.HtmlEncode(curve.Name)} · ";
        var stride = Math.Max(1, (int)Math.Ceiling(chart.Curves.Sum(each => each.Train.Count) / (double)MostTrainingPoints));
        if (curve.Train.Count > 0)
        {
            yield return Line(Thin(curve.Train, stride), $"{prefix}train, each batch", style.Train, dash: false, faint: true).WithoutLegend();
            yield return Line(Thin(chart.Smooth(curve), stride), $"{prefix}train", style.Train, style.DashedTrain, faint: false);
        }
        if (curve.BestValidation is not { } best)
            yield break;
        yield return Validation(curve.Validation, $"{prefix}validation", style);
        yield return Best(best, $"{prefix}best validation", style, atLeft: best.Step > 0.85 * chart.TotalSteps);
    }

    private static GenericChart Line(IReadOnlyList<LossPoint> points, string name, string colour, bool dash, bool faint) =>
        Chart.Line<int, double, string>(
            x: points.Select(point => point.Step),
            y: points.Select(Rounded),
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

    private static GenericChart Best(LossPoint best, string name, CurveStyle style, bool atLeft) =>
        Chart.Point<int, double, string>(
            x: [best.Step],
            y: [Rounded(best)],
            Name: name,
            Text: $"best {Numbers.Loss(best.Loss)}",
            TextPosition: atLeft ? StyleParam.TextPosition.TopLeft : StyleParam.TextPosition.TopCenter,
            MarkerColor: Color.fromHex(style.Validation),
            UseDefaults: false).WithBestMark(style.Validation);

    private static double Rounded(LossPoint point) => Math.Round(point.Loss, 4);

    private static IReadOnlyList<LossPoint> Thin(IReadOnlyList<LossPoint> points, int stride) =>
        stride == 1 ? points : [.. points.Where((_, index) => index % stride == 0 || index == points.Count - 1)];
}
