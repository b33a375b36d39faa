namespace FineTune.Kernel;

/// <summary>
/// Where the output of one cell goes. Each transport has its own: JSON lines to the runner, ZeroMQ to a Jupyter front end.
/// Called from any thread, one message at a time, also after the cell has ended (a background task that goes on printing).
/// </summary>
public interface ICellOutput
{
    void Publish(OutputMessage message);
}
