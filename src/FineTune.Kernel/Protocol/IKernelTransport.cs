namespace FineTune.Kernel;

/// <summary>Carries requests to the <see cref="SessionHost"/> and its answers back.</summary>
public interface IKernelTransport
{
    /// <summary>The requests as they come; ends when the front end is gone.</summary>
    IAsyncEnumerable<KernelRequest> ReadRequestsAsync(CancellationToken cancellationToken = default);

    void Reply(KernelRequest request, KernelReply reply);

    /// <summary>An output sink whose messages name <paramref name="request"/> as their parent.</summary>
    ICellOutput OutputFor(ExecuteRequest request);
}
