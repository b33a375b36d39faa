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
            new() { Name = "scale", Description = "How much.", Required = true, Choices = ["Tiny", "Small"] },
            new() { Name = "json", Description = "Prints the result as JSON.", Type = typeof(bool) },
            new() { Name = "as", Description = "Variable that holds the run.", InNotebooksOnly = true },
        ],
        Examples = ["train runs/first --scale tiny"],
        CSharp = "var run = await job.RunAsync();",
        Handler = _ => Task.FromResult(0),
    };

    [Fact]
    public void Help_is_made_from_the_record() => Assert.Equal(
        """
        Trains the job of a folder.

        Usage: finetune train <folder> [--seed <number>] --scale <text> [--json]

        Arguments:
          <folder>  Has a job.json.

        Options:
          --seed <number>  Decides data order.
          --scale <text>   How much. (required) One of: Tiny, Small.
          --json           Prints the result as JSON.

        Examples:
          finetune train runs/first --scale tiny

        The same in C#:
          var run = await job.RunAsync();
        """, CommandHelp.Render(Train));

    [Fact]
    public void Help_of_a_magic_knows_the_parameters_of_notebooks()
    {
        var help = CommandHelp.RenderMagic(Train);

        Assert.Contains("Usage: #!train <folder> [--seed <number>] --scale <text> [--json] [--as <text>]", help, StringComparison.Ordinal);
        Assert.Contains("  #!train runs/first --scale tiny", help, StringComparison.Ordinal);
    }

    [Fact]
    public void A_parameter_that_is_given_several_times_and_a_letter_show_in_the_help()
    {
        var command = Train with
        {
            Examples = [],
            CSharp = null,
            Parameters =
            [
                new() { Name = "path", Description = "Where.", Type = typeof(string[]), Positional = true, Required = true },
                new() { Name = "value", Description = "What.", Type = typeof(string[]), Letter = 'v' },
            ],
        };

        Assert.Equal(
            """
            Trains the job of a folder.

            Usage: finetune train <path>… [-v, --value <text>…]

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
