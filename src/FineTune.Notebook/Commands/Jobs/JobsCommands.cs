namespace FineTune.Notebook;

/// <summary>jobs show, watch, pause, resume, cancel, events, checkpoints</summary>
internal static class JobsCommands
{
    public static Command Show { get; } = new()
    {
        Name = "jobs show",
        Description = "Shows one job: state, settings, losses, errors.",
        Parameters = [CommonParameters.Job, CommonParameters.Service],
        Examples = ["jobs show ftjob-3f9a", "jobs show 2026-11-22-093012-support"],
        CSharp = "await service.GetAsync(\"ftjob-3f9a\")",
        Handler = async call =>
        {
            var job = await call.JobAsync();
            call.Show(await job.ShowAsync(call.CancellationToken));
            return 0;
        },
    };

    public static Command Pause { get; } = new()
    {
        Name = "jobs pause",
        Description = "Lets a job write a checkpoint and stop; jobs resume goes on from there.",
        Parameters = [CommonParameters.Job, CommonParameters.Service],
        Examples = ["jobs pause ftjob-3f9a"],
        CSharp = "await service.PauseAsync(\"ftjob-3f9a\");   // run.Pause() on this machine",
        Handler = call => SayAsync(call, job => job.PauseAsync(call.CancellationToken)),
    };

    public static Command Resume { get; } = new()
    {
        Name = "jobs resume",
        Description = "Lets a job go on that was paused. A run on this machine is trained on here, from its newest checkpoint.",
        Parameters = [CommonParameters.Job, CommonParameters.Service],
        Examples = ["jobs resume ftjob-3f9a", "jobs resume 2026-11-22-093012-support"],
        CSharp = "await service.ResumeAsync(\"ftjob-3f9a\");   // await run.ResumeAsync() on this machine",
        Handler = call => SayAsync(call, job => job.ResumeAsync(call)),
    };

    public static Command Cancel { get; } = new()
    {
        Name = "jobs cancel",
        Description = "Ends a job for good. A run on this machine stops and keeps what it has; jobs resume would go on with it.",
        Parameters = [CommonParameters.Job, CommonParameters.Service],
        Examples = ["jobs cancel ftjob-3f9a"],
        CSharp = "await service.CancelAsync(\"ftjob-3f9a\");",
        Handler = call => SayAsync(call, job => job.CancelAsync(call.CancellationToken)),
    };

    public static Command Events { get; } = new()
    {
        Name = "jobs events",
        Description = "Lists what happened to a job.",
        Parameters = [CommonParameters.Job, CommonParameters.Service],
        Examples = ["jobs events ftjob-3f9a"],
        CSharp = "await foreach (var happened in service.EventsAsync(\"ftjob-3f9a\")) Console.WriteLine(happened.Message);",
        Handler = async call =>
        {
            var job = await call.JobAsync();
            call.Show(await job.EventsAsync(call.CancellationToken));
            return 0;
        },
    };

    public static Command Checkpoints { get; } = new()
    {
        Name = "jobs checkpoints",
        Description = "Lists the checkpoints of a job, each a model that can be asked (chat) and compared (compare).",
        Parameters = [CommonParameters.Job, CommonParameters.Service],
        Examples = ["jobs checkpoints ftjob-3f9a"],
        CSharp = "await foreach (var checkpoint in service.CheckpointsAsync(\"ftjob-3f9a\")) Console.WriteLine(checkpoint.Model);",
        Handler = async call =>
        {
            var job = await call.JobAsync();
            call.Show(await job.CheckpointsAsync(call.CancellationToken));
            return 0;
        },
    };

    private static async Task<int> SayAsync(CommandCall call, Func<IJob, Task<string>> act)
    {
        var job = await call.JobAsync();
        await call.Output.WriteLineAsync(await act(job));
        return 0;
    }
}
