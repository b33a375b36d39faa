namespace FineTune.Notebook;

/// <summary>The chart of one run while it is watched, and the warnings below it.</summary>
internal sealed class LiveView(string name, INotebookHost host, TimeProvider time)
{
    private readonly List<MetricPoint> _points = [];
    private readonly List<string> _warnings = [];
    private readonly Throttle _throttle = new(time);
    private TrainingStarted? _started;
    private TrainingCompleted? _completed;
    private bool _paused;
    private IDisplayHandle? _chart;
    private IDisplayHandle? _warningList;

    public void Show(TrainingEvent happened)
    {
        switch (happened)
        {
            case TrainingStarted started:
                _started = started;
                Draw(new LiveLossChart(Chart()));
                break;
            case MetricsReported { Point: var point }:
                _points.Add(point);
                _throttle.Run(() => Draw(new LiveLossChart(Chart())));
                break;
            case TrainingWarning { Message: var message }:
                _warnings.Add(message);
                ShowWarnings();
                break;
            case TrainingPaused:
                _paused = true;
                break;
            case TrainingCompleted completed:
                _completed = completed;
                break;
        }
    }

    /// <summary>Leaves the last chart, complete to the last point, with <paramref name="how"/> the run ended.</summary>
    public void End(string how)
    {
        if (_started is not null)
            Draw(Chart(how));
    }

    public WatchedTraining Complete()
    {
        if (_completed is null && !_paused)
        {
            End("ended without a result");
            throw new InvalidOperationException(
                $"The training events of '{name}' ended without a {nameof(TrainingCompleted)}; their source must yield one or throw.");
        }
        var chart = _paused ? Chart("paused") : Chart();
        Draw(chart);
        return new WatchedTraining { Completed = _completed, Curve = chart.Curves[0], Chart = chart, Warnings = [.. _warnings] };
    }

    private LossChart Chart() => new()
    {
        Curves = [new LossCurve { Name = name, Points = [.. _points] }],
        TotalSteps = _started?.TotalSteps ?? _completed?.Steps ?? 0,
        StepsPerEpoch = _started?.StepsPerEpoch ?? 0,
    };

    private LossChart Chart(string how) =>
        Chart() with { State = _points is [.., var last] ? $"{how} at step {last.Step}" : $"{how} before the first step" };

    private void Draw(IDisplay display)
    {
        if (_chart is null)
            _chart = host.Display(display);
        else
            _chart.Update(display);
    }

    private void ShowWarnings()
    {
        var list = new WarningList([.. _warnings]);
        if (_warningList is null)
            _warningList = host.Display(list);
        else
            _warningList.Update(list);
    }
}
