namespace FineTune.Notebook;

/// <summary>One run while it is watched: a card with its progress, its chart, and the warnings below them.</summary>
internal sealed class LiveView(string name, INotebookHost host, TimeProvider time)
{
    private readonly List<MetricPoint> _points = [];
    private readonly List<string> _warnings = [];
    private readonly Throttle _throttle = new(time);
    private readonly LiveOutput _card = new(host);
    private readonly LiveOutput _chart = new(host);
    private readonly LiveOutput _warningList = new(host);
    private TrainingStarted? _started;
    private TrainingCompleted? _completed;
    private SampleGenerated? _sample;
    private string _state = "getting ready: the model and the data are loaded";
    private bool _paused;

    /// <summary>Shows the card before anything has happened.</summary>
    public void Begin() => ShowCard();

    public void Show(TrainingEvent happened)
    {
        switch (happened)
        {
            case TrainingWaiting { Status: var status }:
                _state = WaitingText.Of(status);
                ShowCard();
                break;
            case TrainingStarted started:
                _started = started;
                _state = $"started on {started.Device}; the first measurement is on its way";
                ShowCard();
                _chart.Show(new LiveLossChart(Chart()));
                break;
            case MetricsReported { Point: var point }:
                _points.Add(point);
                _state = "training";
                _throttle.Run(ShowProgress);
                break;
            case SampleGenerated sample:
                _sample = sample;
                ShowCard();
                break;
            case TrainingWarning { Message: var message }:
                _warnings.Add(message);
                _warningList.Show(new WarningList([.. _warnings]));
                break;
            case TrainingPaused:
                _paused = true;
                break;
            case TrainingCompleted completed:
                _completed = completed;
                break;
        }
    }

    /// <summary>Leaves card and chart as they are at last, complete to the last point, with <paramref name="how"/> the run ended.</summary>
    /// <param name="how">One word or a few.</param>
    /// <param name="why">What more there is to say; null when that is all.</param>
    public void End(string how, string? why = null)
    {
        var state = StateAtEnd(how);
        ShowEnd(why is null ? state : $"{state}: {why}", Chart() with { State = state });
    }

    public WatchedTraining Complete()
    {
        if (_completed is null && !_paused)
        {
            End("ended without a result");
            throw new InvalidOperationException(
                $"The training events of '{name}' ended without a {nameof(TrainingCompleted)}; their source must yield one or throw.");
        }
        var chart = _paused ? Chart() with { State = StateAtEnd("paused") } : Chart();
        ShowEnd(chart.State ?? "finished", chart);
        return new WatchedTraining { Completed = _completed, Curve = chart.Curves[0], Chart = chart, Warnings = [.. _warnings] };
    }

    private int TotalSteps => _started?.TotalSteps ?? _completed?.Steps ?? 0;

    private void ShowProgress()
    {
        ShowCard();
        _chart.Show(new LiveLossChart(Chart()));
    }

    private void ShowCard(bool isOver = false) => _card.Show(new ProgressCard
    {
        Name = name,
        State = _state,
        Progress = _points is [] ? null : new TrainingProgress(_points, TotalSteps, _started?.StepsPerEpoch ?? 0),
        IsOver = isOver,
        Sample = _sample,
    });

    private void ShowEnd(string state, LossChart chart)
    {
        _state = state;
        ShowCard(isOver: true);
        if (_started is not null || _points.Count > 0)
            _chart.Show(chart);
    }

    private LossChart Chart() => new()
    {
        Curves = [new LossCurve { Name = name, Points = [.. _points] }],
        TotalSteps = TotalSteps,
        StepsPerEpoch = _started?.StepsPerEpoch ?? 0,
    };

    private string StateAtEnd(string how) => _points is [.., var last] ? $"{how} at step {last.Step}" : $"{how} before the first step";
}
