namespace FineTune.Kernel.Tests;

public sealed class DisplayTests : SessionTest
{
    [Theory]
    [InlineData("display(\"x\");")]
    [InlineData("\"x\".Display();")]
    [InlineData("Microsoft.DotNet.Interactive.Kernel.display(\"x\");")]
    [InlineData("using Microsoft.DotNet.Interactive; Kernel.Current.ToString(); \"x\".Display();")]
    [InlineData("using static Microsoft.DotNet.Interactive.Kernel; display(\"x\");")]
    [InlineData("using Microsoft.DotNet.Interactive; KernelInvocationContext.Current.Display(\"x\");")]
    [InlineData("using Microsoft.DotNet.Interactive; KernelInvocationContextExtensions.Display(KernelInvocationContext.Current, \"x\");")]
    [InlineData("using Microsoft.DotNet.Interactive; using Microsoft.DotNet.Interactive.Formatting;"
        + "using static Microsoft.DotNet.Interactive.Formatting.PocketViewTags; \"x\".Display(); DisplayedValue kept = display(\"y\");")]
    public async Task Every_spelling_shows_the_value(string code)
    {
        var output = await RunAsync(code);

        Assert.Empty(output.Messages.OfType<ErrorMessage>().SelectMany(error => error.Traceback));
        Assert.Equal("x", output.Messages.OfType<DisplayDataMessage>().First().Data["text/plain"]!.GetValue<string>());
    }

    [Fact]
    public async Task Mime_types_that_are_asked_for_are_kept_when_the_display_is_updated()
    {
        var output = await RunAsync("var d = display(new { A = 1 }, \"text/plain\"); d.Update(new { A = 2 });");

        Assert.Equal(["text/plain"], output.Messages.OfType<UpdateDisplayDataMessage>().Single().Data.Select(entry => entry.Key));
    }

    [Fact]
    public async Task A_background_task_updates_a_display_of_a_cell_that_has_ended()
    {
        var shown = await RunAsync("var go = new TaskCompletionSource(); var d = display(1); var late = Task.Run(async () => { await go.Task; d.Update(2); });");

        await RunAsync("go.SetResult(); await late;");

        var update = Assert.Single(shown.Messages.OfType<UpdateDisplayDataMessage>());
        Assert.Equal(shown.Messages.OfType<DisplayDataMessage>().Single().Transient.DisplayId, update.Transient.DisplayId);
    }

    [Fact]
    public async Task Nothing_has_a_text() =>
        Assert.Equal("<null>", (await RunAsync("display(null);")).Messages.OfType<DisplayDataMessage>().Single().Data["text/plain"]!.GetValue<string>());

    [Theory]
    [InlineData("\"# hi\".DisplayAs(\"text/markdown\");", "text/markdown", "# hi", "# hi")]
    [InlineData("Convert.ToBase64String(new byte[] { 1, 2, 3 }).DisplayAs(\"image/png\");", "image/png", "AQID", "(image/png)")]
    [InlineData("\"<b>a</b>\".DisplayAs(\"text/html\");", "text/html", "<b>a</b>", "a")]
    [InlineData("\"{\\\"a\\\":1}\".DisplayAs(\"application/json\");", "application/json", "{\"a\":1}", "{\"a\":1}")]
    [InlineData("display(HTML(\"<b>a</b>\"));", "text/html", "<b>a</b>", "a")]
    [InlineData("CSS(\"td { }\");", "text/html", "<style>td { }</style>", "(CSS)")]
    [InlineData("Javascript(\"go()\");", "text/html", "<script type=\"text/javascript\">go()</script>", "(JavaScript)")]
    [InlineData("using Microsoft.DotNet.Interactive.Formatting; display((LaTeXString)\"$x$\");", "text/latex", "$x$", "$x$")]
    [InlineData("using Microsoft.DotNet.Interactive.Jupyter.Formatting; display((MathString)\"x\");", "text/latex", "$$x$$", "$$x$$")]
    public async Task Text_that_is_of_a_mime_type_is_shown_as_it_is(string code, string mime, string expected, string text)
    {
        var output = await RunAsync(code);

        Assert.Empty(output.Messages.OfType<ErrorMessage>().SelectMany(error => error.Traceback));
        var data = Assert.IsType<DisplayDataMessage>(Assert.Single(output.Messages)).Data;
        Assert.Equal([(mime, expected), ("text/plain", text)], data.Select(entry => (entry.Key, entry.Value is System.Text.Json.Nodes.JsonObject json ? json.ToJsonString() : entry.Value!.GetValue<string>())));
    }

    [Fact]
    public async Task A_sequence_is_shown_as_a_table_on_demand()
    {
        var output = await RunAsync("new[] { 1, 2 }.DisplayTable();");

        var data = Assert.IsType<DisplayDataMessage>(Assert.Single(output.Messages)).Data;
        Assert.StartsWith("<table>", data["text/html"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal("   value\n0      1\n1      2", data["text/plain"]!.GetValue<string>().ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task Output_can_be_cleared() =>
        Assert.Equal(new ClearOutputMessage(Wait: true), Assert.Single((await RunAsync("clear_output(wait: true);")).Messages));

    [Fact]
    public async Task The_token_of_the_cell_is_cancelled_by_an_interrupt()
    {
        var output = new RecordingOutput();
        var cell = Session.ExecuteAsync(
            """
            using Microsoft.DotNet.Interactive;
            var token = KernelInvocationContext.Current.CancellationToken;
            display("waiting");
            await Task.Delay(-1, token);
            """, output);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (output.Messages.Count == 0)
            await Task.Delay(5, limit.Token);

        Session.Interrupt();
        await cell;

        Assert.Equal(ErrorMessage.Interrupted, output.Error.Name);
    }

    [Theory]
    [InlineData("await Kernel.Root.SendAsync(new Microsoft.DotNet.Interactive.Commands.SubmitCode(\"1 + 1\", \"fsharp\"));", "Commands such as SubmitCode cannot be sent")]
    [InlineData("await Kernel.Root.SubmitCodeAsync(\"1 + 1\");", "Write the code of the command in the cell itself")]
    [InlineData("Kernel.Root.FindKernelByName(\"fsharp\")", "There is no kernel named fsharp beside it. Variables of earlier cells")]
    public async Task What_speaks_to_other_kernels_says_what_to_write_instead(string code, string advice)
    {
        var output = await RunAsync("using Microsoft.DotNet.Interactive;\n" + code);

        Assert.StartsWith("This notebook has one kernel, which runs C#.", output.Error.Value, StringComparison.Ordinal);
        Assert.Contains(advice, output.Error.Value, StringComparison.Ordinal);
        Assert.Equal("   at top level in cell 1, line 2", output.Error.Traceback[^1]);
    }
}
