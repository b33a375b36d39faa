namespace FineTune.Notebook;

/// <summary>loss RUN…</summary>
internal static class LossCommand
{
    public static Command Record { get; } = new()
    {
        Name = "loss",
        Description = "Draws training and validation loss of one run, or of several in one chart.",
        Parameters =
        [
            new()
            {
                Name = "run", Description = "Name or folder of a run, id of a job that was watched, or a variable that holds a run.", Type = typeof(object[]),
                Required = true, Positional = true, Completions = JobArgument.Names,
            },
            new() { Name = "learning-rate", Description = "Draw the learning rate as well.", Type = typeof(bool) },
        ],
        Examples = ["loss @run", "loss 2026-11-22-093012-small 2026-11-22-094500-large"],
        CSharp = "LossChart.Of(run, other)",
        Handler = call =>
        {
            var chart = LossChart.Of([.. call.Values("run").Select(RunArgument.Read)]);
            call.Show(chart with { ShowLearningRate = call.Has("learning-rate") });
            return Task.FromResult(0);
        },
    };
}
