namespace FineTune.Kernel;

/// <summary>Keeps the value of a cell and passes on what it shows, unless it is to be silent.</summary>
internal sealed class ResultCapture(ICellOutput? output = null) : ICellOutput
{
    public ExecuteResultMessage? Result { get; private set; }

    /// <summary>The value as plain text; null when there is none.</summary>
    public string? Text => Result?.Data["text/plain"]?.ToString();

    public void Publish(OutputMessage message)
    {
        Result = message as ExecuteResultMessage ?? Result;
        output?.Publish(message);
    }
}
