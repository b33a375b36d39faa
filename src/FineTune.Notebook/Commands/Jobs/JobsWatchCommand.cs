namespace FineTune.Notebook;

/// <summary>jobs watch JOB</summary>
internal static class JobsWatchCommand
{
    public static Command Record { get; } = new()
    {
        Name = "jobs watch",
        Description = "Shows a job while it trains, from its first event, also after the kernel was restarted. The run is recorded in the folder of runs.",
        Parameters = [CommonParameters.Job, CommonParameters.Service, OnInterrupt.Parameter, CommonParameters.As("the run")],
        Examples = ["jobs watch ftjob-3f9a --as run", "jobs watch ftjob-3f9a --on-interrupt cancel"],
        CSharp = "var run = await service.RunAsync(\"ftjob-3f9a\");",
        Handler = WatchAsync,
    };

    private static async Task<int> WatchAsync(CommandCall call)
    {
        var job = await call.JobAsync();
        var run = await OnInterrupt.WatchAsync(call, job);
        call.DeclareAs(run);
        return 0;
    }
}
