using System.ClientModel.Primitives;
using System.Globalization;

namespace FineTune.OpenAI;

/// <summary>
/// Tries again with real pauses: the package's shared default has none. What creates a job is tried again only when the service said that
/// it did nothing (429): a fault after the job was made would make another one.
/// </summary>
internal sealed class PatientRetryPolicy(TimeProvider clock) : ClientRetryPolicy(Retries)
{
    private const int Retries = 4;
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(800);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    /// <summary>Marks a message whose work must not be done twice.</summary>
    public static void OnlyOnce(PipelineMessage message) => message.SetProperty(typeof(PatientRetryPolicy), true);

    protected override bool ShouldRetry(PipelineMessage message, Exception? exception) =>
        message.TryGetProperty(typeof(PatientRetryPolicy), out _)
            ? exception is null && message.Response?.Status == 429
            : base.ShouldRetry(message, exception);

    protected override ValueTask<bool> ShouldRetryAsync(PipelineMessage message, Exception? exception) => new(ShouldRetry(message, exception));

    /// <summary>0.8, 1.6, 3.2, 6.4 s, or what the service asks for if that is longer.</summary>
    protected override TimeSpan GetNextDelay(PipelineMessage message, int tryCount)
    {
        var own = First * Math.Pow(2, Math.Max(0, tryCount - 1));
        var asked = RetryAfter(message.Response) ?? TimeSpan.Zero;
        return asked > Longest ? Longest : asked > own ? asked : own;
    }

    protected override Task WaitAsync(TimeSpan time, CancellationToken cancellationToken) => Task.Delay(time, clock, cancellationToken);

    private TimeSpan? RetryAfter(PipelineResponse? response)
    {
        if (response?.Headers.TryGetValue("Retry-After", out var value) != true)
            return null;
        if (double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 0 and < 1e6)
            return TimeSpan.FromSeconds(seconds);
        return DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, out var at) ? at - clock.GetUtcNow() : null;
    }
}
