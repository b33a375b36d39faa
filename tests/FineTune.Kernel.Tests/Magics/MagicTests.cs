namespace FineTune.Kernel.Tests;

public sealed class MagicTests : SessionTest
{
    private readonly List<MagicCall> _calls = [];

    public MagicTests() => Options = new SessionOptions
    {
        Magics =
        [
            new Magic
            {
                Name = "order tea",
                Description = "Orders tea.",
                Parameters =
                [
                    new() { Name = "kind", Description = "Which tea.", Required = true, Positional = true },
                    new() { Name = "cups", Description = "How many.", Type = typeof(int) },
                    new() { Name = "strength", Description = "From 0 to 1.", Type = typeof(double) },
                    new() { Name = "milk", Description = "With milk.", Type = typeof(bool) },
                ],
                Handler = Note,
            },
            new Magic { Name = "poem", Description = "Takes a poem.", TakesBody = true, Handler = Note },
        ],
    };

    private MagicCall Call => Assert.Single(_calls);

    [Fact]
    public async Task Arguments_come_in_the_type_of_their_parameter()
    {
        await RunAsync("#!order tea \"Earl Grey\" --cups 2 --strength=0.5 --milk");

        Assert.Equal("Earl Grey", Call.Get("kind"));
        Assert.Equal(2, Call.Get<int>("cups"));
        Assert.Equal(0.5, Call.Get<double>("strength"));
        Assert.True(Call.Has("milk"));
    }

    [Fact]
    public async Task The_last_place_takes_a_sentence_without_quotes()
    {
        await RunAsync("#!order tea Earl Grey, hot --cups 1");

        Assert.Equal("Earl Grey, hot", Call.Get("kind"));
    }

    [Fact]
    public async Task The_value_of_a_variable_is_handed_over()
    {
        await RunAsync("var sort = \"green\"; var amount = 3;\n#!order tea @sort --cups @amount");

        Assert.Equal("green", Call.Arguments["kind"]);
        Assert.Equal(3, Call.Arguments["cups"]);
    }

    [Theory]
    [InlineData("#!order te x", "Line 1: there is no magic command #!order. Did you mean #!order tea?")]
    [InlineData("#!order coffee", "Line 1: there is no magic command #!order. It needs one of these words behind it: tea.")]
    [InlineData("1\n#!tiem", "Line 2: there is no magic command #!tiem. Did you mean #!time?")]
    [InlineData("#!qqqqqqq", "Line 1: there is no magic command #!qqqqqqq. #!lsmagic lists those that there are.")]
    [InlineData("#!order tea", "#!order tea: kind is missing (Which tea). Usage: #!order tea <kind> [--cups <whole number>] [--strength <number>] [--milk]")]
    [InlineData("#!order tea x --cusp 2", "#!order tea: it has no parameter --cusp, did you mean --cups? Usage: #!order tea <kind> [--cups <whole number>] [--strength <number>] [--milk]")]
    [InlineData("#!order tea x --cups two", "#!order tea: --cups is not a whole number: \"two\". Usage: #!order tea <kind> [--cups <whole number>] [--strength <number>] [--milk]")]
    [InlineData("#!order tea @nothing", "#!order tea: there is no variable nothing, or it is null. Usage: #!order tea <kind> [--cups <whole number>] [--strength <number>] [--milk]")]
    public async Task Wrong_use_is_told(string cell, string message)
    {
        var output = await RunAsync(cell);

        Assert.Equal(message, output.Error.Value);
        Assert.Empty(_calls);
    }

    [Fact]
    public async Task Help_is_made_from_the_record()
    {
        var output = await RunAsync("#!order tea --help");

        Assert.Equal(
            """
            #!order tea <kind> [--cups <whole number>] [--strength <number>] [--milk]

            Orders tea.

            Parameters:
              <kind>: Which tea. Required.
              --cups <whole number>: How many.
              --strength <number>: From 0 to 1.
              --milk: With milk.
            """,
            Shown(output));
    }

    [Fact]
    public async Task The_parts_of_a_cell_run_in_their_order()
    {
        var output = await RunAsync("Console.Write(\"a\");\n#!order tea x\nConsole.Write(\"b\");\n#!order tea y\n\"c\"");

        Assert.Equal("axbyc", output.Text.Replace("\n", "", StringComparison.Ordinal) + output.Result.Data["text/plain"]);
    }

    [Fact]
    public async Task A_body_goes_to_the_next_language_and_is_no_csharp()
    {
        var output = await RunAsync("#!poem\nIt's \"late\n\n#!/bin/sh\n#!csharp\n1 + 1");

        Assert.Equal("It's \"late\n\n#!/bin/sh", Call.Body);
        Assert.Equal("2", output.Result.Data["text/plain"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_line_in_a_raw_string_or_comment_is_no_magic() =>
        Assert.Equal("#!poem\nx", await ValueOfAsync("/*\n#!poem\n*/\n\"\"\"\n#!poem\nx\n\"\"\""));

    [Theory]
    [InlineData("%%poem\nroses")]
    [InlineData("%poem\nroses")]
    public async Task Jupyters_spelling_works(string cell)
    {
        await RunAsync(cell);

        Assert.Equal("roses", Call.Body);
    }

    [Fact]
    public async Task A_remainder_at_the_beginning_of_a_line_is_arithmetic() =>
        Assert.Equal("1", await ValueOfAsync("var poem = 4;\n9\n%poem"));

    [Fact]
    public async Task Lines_below_a_magic_keep_their_numbers()
    {
        var output = await RunAsync("#!order tea x\n\nvar y = nothing;");

        Assert.StartsWith("cell 1, line 3, column 9:", output.Error.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_part_that_fails_ends_the_cell()
    {
        var output = await RunAsync("throw new Exception(\"stop\");\n#!order tea x");

        Assert.Equal("stop", output.Error.Value);
        Assert.Empty(_calls);
    }

    [Fact]
    public async Task Only_the_last_value_is_the_result_and_others_are_displays()
    {
        var output = await RunAsync("1\n#!order tea x\n2");

        Assert.Equal("1", Assert.Single(output.Messages.OfType<DisplayDataMessage>()).Data["text/plain"]!.GetValue<string>());
        Assert.Equal("2", output.Result.Data["text/plain"]!.GetValue<string>());
    }

    private static string Shown(RecordingOutput output) =>
        Assert.Single(output.Messages.OfType<DisplayDataMessage>()).Data["text/plain"]!.GetValue<string>();

    private Task Note(MagicCall call)
    {
        _calls.Add(call);
        Console.Write(call.Get("kind"));
        return Task.CompletedTask;
    }
}
