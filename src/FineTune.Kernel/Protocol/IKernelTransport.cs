namespace FineTune.Kernel;

/// <summary>Carries requests to the <see cref="SessionHost"/> and its answers back: JSON lines to the runner, ZeroMQ to Jupyter.</summary>
public interface IKernelTransport
{
    /// <summary>The requests as they come; ends when the front end is gone.</summary>
    IAsyncEnumerable<IExchange> ReadAsync(CancellationToken cancellationToken = default);
}
