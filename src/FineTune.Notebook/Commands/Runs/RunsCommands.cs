namespace FineTune.Notebook;

/// <summary>runs list, show</summary>
internal static class RunsCommands
{
    public static Command List { get; } = new()
    {
        Name = "runs list",
        Description = "Lists the runs of this folder (or of the one that FINETUNE_RUNS names), the newest first.",
        Examples = ["runs list"],
        CSharp = "new RunTable(new RunStore(\"runs\").List())",
        Handler = call =>
        {
            call.Show(new RunTable(RunsFolder.Store.List()));
            return Task.FromResult(0);
        },
    };

    public static Command Show { get; } = new()
    {
        Name = "runs show",
        Description = "Shows one run: state, settings, losses, and what the curves say.",
        Parameters =
        [
            new()
            {
                Name = "run", Description = "Name or folder of a run, or a variable that holds one.", Type = typeof(object), Required = true, Positional = true,
                Completions = JobArgument.Names,
            },
            CommonParameters.As("the run"),
        ],
        Examples = ["runs show 2026-11-22-093012-support --as run"],
        CSharp = "var run = Run.Open(\"runs/2026-11-22-093012-support\");",
        Handler = call =>
        {
            var run = RunArgument.Read(call.RequireValue("run"));
            call.Show(run);
            call.DeclareAs(run);
            return Task.FromResult(0);
        },
    };
}
