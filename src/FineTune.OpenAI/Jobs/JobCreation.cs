using System.Text.Json;

namespace FineTune.OpenAI;

/// <summary>
/// Makes one job and never two. When the answer is lost nobody knows whether there is a job; the list of jobs does, by a name that the
/// request carried.
/// </summary>
internal sealed class JobCreation(ServiceWire wire, TimeProvider time)
{
    private const int Tries = 3;

    /// <summary>A service may still be at it when the connection breaks, so it is looked more than once before another try.</summary>
    private static readonly TimeSpan[] Looks = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3)];

    public async Task<ServiceJob> CreateAsync(RemoteJob job, CancellationToken cancellationToken)
    {
        var request = Guid.NewGuid().ToString("n");
        var body = JobJson.Write(job, wire.Profile, request);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return JobJson.Read(await wire.PostOnceAsync("fine_tuning/jobs", body, cancellationToken), wire.Profile);
            }
            catch (ServiceFault fault) when (fault.MayBeDone)
            {
                if (await FindAsync(request, fault, cancellationToken) is { } made)
                    return made;
                if (attempt == Tries)
                    throw;
            }
        }
    }

    private async Task<ServiceJob?> FindAsync(string request, ServiceFault fault, CancellationToken cancellationToken)
    {
        const string unknown = "Whether the job was made is not known: look at ListAsync() before you create it again.";
        if (!wire.Profile.Metadata)
            throw new FineTuneException($"{fault.Message} {unknown}", fault);
        try
        {
            foreach (var pause in Looks)
            {
                await Task.Delay(pause, time, cancellationToken);
                var page = await wire.GetAsync($"fine_tuning/jobs?limit=100&metadata%5B{JobJson.RequestKey}%5D={request}", cancellationToken);
                foreach (var job in page.Items("data").Where(job => Request(job) == request))
                    return JobJson.Read(job, wire.Profile);
            }
            return null;
        }
        catch (ServiceFault again)
        {
            throw new FineTuneException($"{again.Message} {unknown}", again);
        }
    }

    /// <summary>Read again here: a service may not know the filter.</summary>
    private static string? Request(JsonElement job) => job.Member("metadata")?.Text(JobJson.RequestKey);
}
