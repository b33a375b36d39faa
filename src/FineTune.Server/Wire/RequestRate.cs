using System.Threading.RateLimiting;

namespace FineTune.Server;

/// <summary>How many requests a minute are answered, all clients together: there is one key.</summary>
internal sealed class RequestRate(FineTuneServerOptions options) : IDisposable
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly FixedWindowRateLimiter _limiter = new(new FixedWindowRateLimiterOptions
    {
        PermitLimit = options.RequestsPerMinute,
        Window = Window,
        QueueLimit = 0,
    });

    /// <exception cref="ApiException">429 with the time to wait.</exception>
    public void Take()
    {
        using var lease = _limiter.AttemptAcquire();
        if (!lease.IsAcquired)
            throw ApiException.TooManyRequests(
                $"Rate limit reached: {options.RequestsPerMinute} requests per minute.", lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : Window);
    }

    public void Dispose() => _limiter.Dispose();
}
