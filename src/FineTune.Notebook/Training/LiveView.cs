namespace FineTune.Notebook;

/// <summary>One run while it is watched: how far it is, its chart, and the warnings below.</summary>
internal sealed class LiveView(string name, INotebookHost host, TimeProvider time)
{
    private const string Training = "training";

    private readonly List<MetricPoint> _points = [];
    private readonly List<string> _warnings = [];
    private readonly Throttle _throttle = new(time);
    private TrainingStarted? _started;
    private TrainingCompleted? _completed;
    private SampleGenerated? _sample;
    private bool _paused;
    private IDisplayHandle? _card;
    private IDisplayHandle? _chart;
    private IDisplayHandle? _warningList;

    public void Show(TrainingEvent happened)
    {
        switch (happened)
        {
            case TrainingWaiting { Status: var status }:
                ShowCard($"waiting: {status.Replace('_', ' ')}");
                break;
            case TrainingStarted started:
                _started = started;
                ShowCard(Training);
                Draw(new LiveLossChart(Chart()));
                break;
            case MetricsReported { Point: var point }:
                _points.Add(point);
                _throttle.Run(() =>
                {
                    ShowCard(Training);
                    Draw(new LiveLossChart(Chart()));
                });
                break;
            case SampleGenerated sample:
                _sample = sample;
                ShowCard(Training);
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
        if (_card is not null)
            ShowCard(At(how));
        if (_started is not null)
            Draw(Chart() with { State = At(how) });
    }

    public WatchedTraining Complete()
    {
        if (_completed is null && !_paused)
        {
            End("ended without a result");
            throw new InvalidOperationException(
                $"The training events of '{name}' ended without a {nameof(TrainingCompleted)}; their source must yield one or throw.");
        }
        var chart = _paused ? Chart() with { State = At("paused") } : Chart();
        ShowCard(_paused ? At("paused") : $"done in {Numbers.Duration(_completed!.Elapsed)}");
        Draw(chart);
        return new WatchedTraining { Completed = _completed, Curve = chart.Curves[0], Chart = chart, Warnings = [.. _warnings] };
    }

    private int TotalSteps => _started?.TotalSteps ?? _completed?.Steps ?? 0;

    private LossChart Chart() => new()
    {
        Curves = [new LossCurve { Name = name, Points = [.. _points] }],
        TotalSteps = TotalSteps,
        StepsPerEpoch = _started?.StepsPerEpoch ?? 0,
    };

    private string At(string how) => _points is [.., var last] ? $"{how} at step {last.Step}" : $"{how} before the first step";

    private void Draw(IDisplay display) => Show(ref _chart, display);

    private void ShowCard(string state) => Show(ref _card, new TrainingCard
    {
        Name = name,
        State = state,
        TotalSteps = TotalSteps,
        StepsPerEpoch = _started?.StepsPerEpoch ?? 0,
        Points = [.. _points],
        Sample = _sample,
    });

    private void ShowWarnings() => Show(ref _warningList, new WarningList([.. _warnings]));

    private void Show(ref IDisplayHandle? place, IDisplay display)
    {
        if (place is null)
            place = host.Display(display);
        else
            place.Update(display);
    }
}
