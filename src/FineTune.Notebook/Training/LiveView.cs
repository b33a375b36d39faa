namespace FineTune.Notebook;

/// <summary>One run while it is watched: a card with its progress, its chart, and the warnings below them.</summary>
internal sealed class LiveView(string name, INotebookHost host, TimeProvider time)
{
    private readonly GrowingCurve _curve = new(name);
    private readonly List<string> _warnings = [];
    private readonly Throttle _cardThrottle = new(time);
    private readonly Throttle _chartThrottle = new(time);
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
                ShowLiveChart();
                break;
            case MetricsReported { Point: var point }:
                _curve.Add(point);
                _state = "training";
                _cardThrottle.Run(() => ShowCard());
                _chartThrottle.Run(ShowLiveChart);
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
        ShowEnd(why is null ? state : $"{state}: {why}", ChartOf(_curve.Snapshot) with { State = state });
    }

    public WatchedTraining Complete()
    {
        if (_completed is null && !_paused)
        {
            End("ended without a result");
            throw new InvalidOperationException(
                $"The training events of '{name}' ended without a {nameof(TrainingCompleted)}; their source must yield one or throw.");
        }
        var chart = ChartOf(_curve.Snapshot) with { State = _paused ? StateAtEnd("paused") : null };
        ShowEnd(chart.State ?? "finished", chart);
        return new WatchedTraining { Completed = _completed, Curve = chart.Curves[0], Chart = chart, Warnings = [.. _warnings] };
    }

    private int TotalSteps => _started?.TotalSteps ?? _completed?.Steps ?? 0;

    private void ShowLiveChart() => _chart.Show(new LiveLossChart(ChartOf(_curve.Live)));

    private void ShowCard(bool isOver = false) => _card.Show(new ProgressCard
    {
        Name = name,
        State = _state,
        Progress = _curve.Points is [] ? null : new TrainingProgress(_curve.Points, TotalSteps, _started?.StepsPerEpoch ?? 0),
        IsOver = isOver,
        Sample = _sample,
    });

    private void ShowEnd(string state, LossChart chart)
    {
        _state = state;
        ShowCard(isOver: true);
        if (_started is not null || _curve.Points.Count > 0)
            _chart.Show(chart);
    }

    private LossChart ChartOf(LossCurve curve) => new()
    {
        Curves = [curve],
        TotalSteps = TotalSteps,
        StepsPerEpoch = _started?.StepsPerEpoch ?? 0,
    };

    private string StateAtEnd(string how) => _curve.Points is [.., var last] ? $"{how} at step {last.Step}" : $"{how} before the first step";
}
