namespace FineTune.OpenAI;

/// <summary>
/// The events of a job in the order in which they happened, each once. The service lists the newest first, so each look pages back to what
/// is known; a look that fails on the way has taken nothing.
/// </summary>
internal sealed class EventFeed(ServiceWire wire, string jobId)
{
    private readonly HashSet<string> _known = [];

    public async Task<IReadOnlyList<JobEvent>> NewAsync(CancellationToken cancellationToken)
    {
        var news = new List<JobEvent>();
        await foreach (var entry in wire.PagesAsync($"fine_tuning/jobs/{Uri.EscapeDataString(jobId)}/events", cancellationToken))
        {
            if (JobEvent.Read(entry) is not { } happened)
                continue;
            if (_known.Contains(happened.Id))
                break;
            news.Add(happened);
        }
        news.Reverse();
        return [.. news.Where(happened => _known.Add(happened.Id))];
    }
}
