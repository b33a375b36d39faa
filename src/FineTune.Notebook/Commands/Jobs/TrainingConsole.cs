namespace FineTune.Notebook;

/// <summary>Shows training in a terminal: one line that is rewritten in place, or a line now and then where output goes to a file.</summary>
internal sealed class TrainingConsole(CommandCall call, TimeProvider time)
{
    private static readonly TimeSpan TerminalPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan FilePause = TimeSpan.FromSeconds(10);
    private readonly List<MetricPoint> _points = [];
    private TrainingStarted? _started;
    private long? _written;
    private int _width;

    public async Task WatchAsync(IAsyncEnumerable<TrainingEvent> events)
    {
        TrainingEvent? last = null;
        await foreach (var happened in events)
        {
            Show(happened);
            last = happened;
        }
        if (last is not (TrainingCompleted or TrainingPaused))
            throw new InvalidOperationException("The training events ended without a result.");
    }

    private void Show(TrainingEvent happened)
    {
        switch (happened)
        {
            case TrainingWaiting waiting:
                Line(WaitingText.Of(waiting.Status));
                break;
            case TrainingStarted started:
                _started = started;
                Line($"{(started.Parameters is { } parameters ? $"{parameters:N0} parameters, " : "")}{started.TotalSteps:N0} steps on {started.Device}");
                if (started.ResumedFrom > 0)
                    Line($"going on from the checkpoint of step {started.ResumedFrom:N0}");
                break;
            case MetricsReported { Point: var point }:
                _points.Add(point);
                if (point.ValidationLoss is not null || _written is not { } written
                    || time.GetElapsedTime(written) >= (call.IsTerminal ? TerminalPause : FilePause))
                    Status();
                break;
            case SampleGenerated sample:
                Line($"after step {sample.Step:N0}, to \"{Ellipsis.OneLine(sample.Prompt, 60)}\": {Ellipsis.OneLine(sample.Answer, 160)}");
                break;
            case TrainingWarning { Message: var message }:
                Line($"warning: {message}");
                break;
            case TrainingPaused paused:
                Line($"paused after step {paused.Step:N0}{(paused.Checkpoint is { } checkpoint ? $"; the checkpoint is in {checkpoint}" : "")}");
                break;
            case TrainingCompleted completed:
                Line($"done after {completed.Steps:N0} steps in {completed.Elapsed:h\\:mm\\:ss}; the model is in {completed.Model}");
                break;
        }
    }

    private void Status()
    {
        var text = StatusLine.Render(_points, _started?.TotalSteps ?? 0, _started?.StepsPerEpoch ?? 0);
        _written = time.GetTimestamp();
        if (!call.IsTerminal)
        {
            call.Output.WriteLine(text);
            return;
        }
        call.Output.Write($"\r{text.PadRight(_width)}");
        _width = text.Length;
    }

    private void Line(string text)
    {
        if (_width > 0)
            call.Output.WriteLine();
        _width = 0;
        call.Output.WriteLine(text);
    }
}
