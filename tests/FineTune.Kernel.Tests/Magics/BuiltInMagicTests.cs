namespace FineTune.Kernel.Tests;

public sealed class BuiltInMagicTests : SessionTest
{
    private static readonly string[] Documented =
        ["about", "bash", "csharp", "help", "html", "import", "javascript", "lsmagic", "markdown", "reset", "set", "time", "who", "whos"];

    [Fact]
    public async Task Lsmagic_lists_all()
    {
        var shown = Shown(await RunAsync("#!lsmagic"), "text/plain");

        Assert.All(Documented, name => Assert.Contains($"#!{name} ", shown, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("#!markdown\n# Title", "text/markdown", "# Title")]
    [InlineData("#!html\n<b>x</b>\n", "text/html", "<b>x</b>")]
    [InlineData("%%html\n<i>x</i>", "text/html", "<i>x</i>")]
    [InlineData("#!mermaid\ngraph TD", "text/vnd.mermaid", "graph TD")]
    public async Task Text_in_another_language_is_shown_as_such(string cell, string mimeType, string text)
    {
        var output = await RunAsync(cell);

        Assert.Equal(text, Shown(output, mimeType));
        Assert.Equal(text, Shown(output, "text/plain"));
    }

    [Fact]
    public async Task Time_measures_what_follows_it()
    {
        var output = await RunAsync("#!time\n40 + 2");

        Assert.Equal("42", output.Result.Data["text/plain"]!.GetValue<string>());
        Assert.Matches(@"^Wall time: \d+(\.\d+)?(ms|s)$", Shown(output, "text/plain"));
    }

    [Fact]
    public async Task Who_and_whos_tell_the_variables_as_they_are_now()
    {
        await RunAsync("var b = new List<int> { 1, 2 }; string a = null; var b2 = 0.5;");
        await RunAsync("var b = \"now text\";");

        Assert.Equal("a\nb\nb2\n", (await RunAsync("#!who")).Text);
        Assert.Equal(
            """
            Name  Type    Value
            a     string  null
            b     string  "now text"
            b2    double  0.5

            """,
            (await RunAsync("%whos")).Text);
    }

    [Fact]
    public async Task Reset_forgets_variables_types_and_usings()
    {
        await RunAsync("using System.Diagnostics; var x = 1; class C { }");
        await RunAsync("#!reset");

        Assert.StartsWith("cell 3", (await RunAsync("x")).Error.Value, StringComparison.Ordinal);
        Assert.StartsWith("cell 4", (await RunAsync("new C()")).Error.Value, StringComparison.Ordinal);
        Assert.StartsWith("cell 5", (await RunAsync("new Stopwatch()")).Error.Value, StringComparison.Ordinal);
        Assert.Equal("3", await ValueOfAsync("1 + 2"));
    }

    [Fact]
    public async Task Set_makes_a_variable_of_a_text_or_of_another_variable()
    {
        await RunAsync("var list = new List<(int, string[])> { (1, new[] { \"a\" }) };");
        await RunAsync("#!set --name copy --value @list\n#!set --name word --value \"two words\"");

        Assert.Equal("1 two words", await ValueOfAsync("copy[0].Item1 + \" \" + word"));
    }

    [Fact]
    public async Task Set_refuses_a_name_that_is_none()
    {
        var output = await RunAsync("#!set --name 1x --value 2");

        Assert.StartsWith("\"1x\" cannot be the name of a variable.", output.Error.Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("#!fsharp\nlet x = 1", "F# (#!fsharp) is not run: this kernel is C# alone. Write it in C#, or remove the lines.")]
    [InlineData("#!share --from fsharp x", "#!share shares values between languages. Here is C# alone, and cells share their variables as they are. Remove the line.")]
    public async Task Other_languages_are_named(string cell, string message) => Assert.Equal(message, (await RunAsync(cell)).Error.Value);

    [Fact]
    public async Task Bash_runs_line_and_body_and_shows_both_streams()
    {
        var output = await RunAsync("#!bash echo first\necho second >&2\necho $((20 + 3))");

        Assert.Contains("first\n", output.Text, StringComparison.Ordinal);
        Assert.Contains("23\n", output.Text, StringComparison.Ordinal);
        Assert.Contains(output.Messages.OfType<StreamMessage>(), stream => stream is { Name: StreamMessage.Stderr, Text: "second\n" });
    }

    [Fact]
    public async Task A_command_that_fails_fails_the_cell()
    {
        var output = await RunAsync("#!bash exit 3");

        Assert.Equal("bash ended with exit code 3.", output.Error.Value);
    }

    [Fact]
    public async Task An_interrupt_ends_the_command()
    {
        var output = new RecordingOutput();
        var cell = Session.ExecuteAsync("#!bash\necho started\nsleep 600", output);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (output.Text.Length == 0)
            await Task.Delay(5, limit.Token);

        Session.Interrupt();
        await cell.WaitAsync(TimeSpan.FromSeconds(20), limit.Token);

        Assert.Equal("KeyboardInterrupt", output.Error.Name);
    }

    private static string Shown(RecordingOutput output, string mimeType) =>
        Assert.Single(output.Messages.OfType<DisplayDataMessage>()).Data[mimeType]!.GetValue<string>();
}
