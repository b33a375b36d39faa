namespace FineTune.Notebook;

/// <summary>jobs list</summary>
internal static class JobsListCommand
{
    private const int Most = 100;

    public static Command Record { get; } = new()
    {
        Name = "jobs list",
        Description = "Shows the jobs of a service, the newest first; without --on the runs of this folder and the jobs of the service on this machine.",
        Parameters = [CommonParameters.Service with { Description = "Whose jobs: service, openai, or foundry:RESOURCE." }],
        Examples = ["jobs list", "jobs list --on openai"],
        CSharp = "await foreach (var job in service.ListAsync()) display(job);",
        Handler = ListAsync,
    };

    private static async Task<int> ListAsync(CommandCall call)
    {
        if (call.Get("on") is null)
            call.Show(new RunTable(RunsFolder.Store.List()));
        if (call.Get("on") is null && ServiceLock.Read() is null)
        {
            await call.Output.WriteLineAsync("No service runs on this machine (serve start).");
            return 0;
        }
        var service = await call.ConnectAsync();
        call.Show(new JobTable(await service.ListAsync(call.CancellationToken).Take(Most).ToListAsync(call.CancellationToken)));
        return 0;
    }
}
