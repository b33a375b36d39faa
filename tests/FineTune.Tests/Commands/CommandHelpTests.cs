namespace FineTune.Tests.Commands;

public sealed class CommandHelpTests
{
    private static readonly Command Train = new()
    {
        Name = "train",
        Description = "Trains the job of a folder.",
        Parameters =
        [
            new() { Name = "seed", Description = "Decides data order.", Type = typeof(int) },
            new() { Name = "folder", Description = "Has a job.json.", Positional = true, Required = true },
            new() { Name = "scale", Description = "How much.", Required = true, Completions = () => ["Tiny", "Small"] },
            new() { Name = "json", Description = "Prints the result as JSON.", Type = typeof(bool) },
        ],
        Handler = _ => Task.FromResult(0),
    };

    [Fact]
    public void Help_is_made_from_the_record() => Assert.Equal(
        """
        Trains the job of a folder.

        Usage: train <folder> [--seed <number>] --scale <text> [--json]

        Arguments:
          <folder>  Has a job.json.

        Options:
          --seed <number>  Decides data order.
          --scale <text>   How much. (required) One of: Tiny, Small.
          --json           Prints the result as JSON.
        """, CommandHelp.Render(Train));

    [Fact]
    public void A_parameter_that_is_given_several_times_and_a_letter_show_in_the_help()
    {
        var command = Train with
        {
            Parameters =
            [
                new() { Name = "path", Description = "Where.", Type = typeof(string[]), Positional = true, Required = true },
                new() { Name = "value", Description = "What.", Type = typeof(string[]), Letter = 'v' },
            ],
        };

        Assert.Equal(
            """
            Trains the job of a folder.

            Usage: train <path>… [-v, --value <text>…]

            Arguments:
              <path>…  Where.

            Options:
              -v, --value <text>…  What.
            """, CommandHelp.Render(command));
    }

    [Fact]
    public void The_list_of_commands_is_sorted_and_aligned() => Assert.Equal(
        """
          chat   Talks.
          train  Trains the job of a folder.
        """, CommandHelp.List([Train, Train with { Name = "chat", Description = "Talks." }]));
}
