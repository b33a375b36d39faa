namespace FineTune.Notebook;

/// <summary>
/// Training and validation loss over the steps of one run, or of several runs in one picture, with the end of each epoch, the best checkpoint
/// and the steps after which a run overfits. It shows as an interactive Plotly figure where the front end can draw one, as a picture
/// elsewhere, and as text in a terminal.
/// </summary>
[TypeFormatterSource(typeof(DisplayFormatterSource), PreferredMimeTypes = [MimeTypes.Plotly, MimeTypes.Png, MimeTypes.Text])]
public sealed record LossChart : IDisplay
{
    /// <summary>As many as a chart has room for, whatever the length of the run.</summary>
    private const int MostSmoothPoints = 1200;

    public required IReadOnlyList<LossCurve> Curves { get; init; }

    /// <summary>Planned steps; they fix the width of the chart before the run is over. Of several runs, those of the longest.</summary>
    public required int TotalSteps { get; init; }

    /// <summary>Where the vertical epoch lines stand; 0 draws none.</summary>
    public required int StepsPerEpoch { get; init; }

    /// <summary>Null means a title made of the names of the runs.</summary>
    public string? Title { get; init; }

    /// <summary>How the run ended if it did not end by itself, for example "stopped at step 120".</summary>
    public string? State { get; init; }

    /// <summary>Draws the learning rate too, on a second axis at the right. Default false.</summary>
    public bool ShowLearningRate { get; init; }

    /// <summary>The runs in one picture, each under its name.</summary>
    public static LossChart Of(params IReadOnlyList<Run> runs) => Compare([.. runs.Select(run => new LossChart
    {
        Curves = [new LossCurve { Name = run.Manifest.Name, Points = run.Metrics }],
        TotalSteps = run.Manifest.Plan?.TotalSteps ?? run.Summary.Steps,
        StepsPerEpoch = run.Manifest.Plan?.StepsPerEpoch ?? 0,
    })]);

    /// <summary>Several charts in one, as wide as the longest; epoch lines only where all have the same.</summary>
    public static LossChart Compare(params IReadOnlyList<LossChart> charts) => new()
    {
        Curves = [.. charts.SelectMany(chart => chart.Curves)],
        TotalSteps = charts.Max(chart => chart.TotalSteps),
        StepsPerEpoch = charts.Select(chart => chart.StepsPerEpoch).Distinct().ToList() is [var same] ? same : 0,
        ShowLearningRate = charts.Any(chart => chart.ShowLearningRate),
    };

    public string Render(string mimeType) => mimeType switch
    {
        MimeTypes.Plotly => LossFigure.Render(this),
        MimeTypes.Png => Convert.ToBase64String(LossPicture.Draw(this, LossAxes.Fit(this), LossText.Header(this))),
        MimeTypes.Text => LossText.Render(this),
        _ => throw new ArgumentException($"A loss chart has no {mimeType}; it has {MimeTypes.Plotly}, {MimeTypes.Png} and {MimeTypes.Text}.", nameof(mimeType)),
    };

    internal string Heading => string.Join(" · ", [Title ?? DefaultTitle, .. State is null ? (string[])[] : [State]]);

    internal IReadOnlyList<LossPoint> Smooth(LossCurve curve, int most = MostSmoothPoints) =>
        Smoothing.Smooth(curve.Train, Math.Max(TotalSteps, curve.Train.Count), most);

    /// <summary>The measurements of whole epochs.</summary>
    internal IReadOnlyList<LossPoint> EpochEnds(LossCurve curve) =>
        StepsPerEpoch > 0 ? [.. curve.Validation.Where(point => point.Step > 0 && point.Step % StepsPerEpoch == 0)] : [];

    /// <summary>The words at the mark of a best checkpoint. Those of many runs would lie over each other; their legend and text have the numbers.</summary>
    internal string BestLabel(LossPoint best) => Curves.Count > 2 ? "" : $"best {Numbers.Loss(best.Loss)}";

    /// <summary>Short enough for a legend that has other runs beside it.</summary>
    internal static string LegendName(LossCurve curve) => Ellipsis.OneLine(curve.Name, 40);

    private string DefaultTitle => Curves is [var only] ? $"{only.Name}: training and validation loss" : "Training and validation loss";
}
