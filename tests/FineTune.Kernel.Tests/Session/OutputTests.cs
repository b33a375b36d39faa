namespace FineTune.Kernel.Tests;

public sealed class OutputTests : SessionTest
{
    [Fact]
    public async Task Text_and_displays_keep_their_order()
    {
        var output = await RunAsync(
            """
            Console.Write("a"); Console.WriteLine("b");
            display("shown");
            Console.Error.Write("c");
            Console.Write("d");
            "value"
            """);

        Assert.Collection(
            output.Messages,
            first => Assert.Equal(new StreamMessage("stdout", "ab\n"), first),
            second => Assert.Equal("shown", Assert.IsType<DisplayDataMessage>(second).Data["text/plain"]!.GetValue<string>()),
            third => Assert.Equal(new StreamMessage("stderr", "c"), third),
            fourth => Assert.Equal(new StreamMessage("stdout", "d"), fourth),
            last => Assert.Equal("value", Assert.IsType<ExecuteResultMessage>(last).Data["text/plain"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Many_lines_become_few_messages()
    {
        var output = await RunAsync("for (var i = 0; i < 20_000; i++) Console.WriteLine(i);");

        Assert.Equal(20_000, output.Text.Count(character => character == '\n'));
        Assert.InRange(output.Messages.Count, 1, 400);
    }

    [Fact]
    public async Task Tasks_print_under_the_cell_that_started_them()
    {
        await RunAsync("var go = new TaskCompletionSource();");
        var first = await RunAsync("var late = Task.Run(async () => { await go.Task; Console.Write(\"late\"); });");

        var second = await RunAsync("go.SetResult(); await late;");

        await WaitForAsync(() => first.Text.Length > 0);
        Assert.Equal("late", first.Text);
        Assert.Empty(second.Messages);
    }

    [Fact]
    public async Task A_display_updates_its_own_output_also_from_a_later_cell()
    {
        var shown = await RunAsync("var d = display(1); d.Update(2);");
        await RunAsync("d.Update(\"three\");");

        var display = Assert.Single(shown.Messages.OfType<DisplayDataMessage>());
        Assert.NotNull(display.Transient.DisplayId);
        Assert.Equal(
            [(display.Transient.DisplayId, "2"), (display.Transient.DisplayId, "three")],
            shown.Messages.OfType<UpdateDisplayDataMessage>().Select(update => (update.Transient.DisplayId, update.Data["text/plain"]!.GetValue<string>())));
    }

    [Fact]
    public async Task Display_is_an_extension_of_every_value_and_is_no_result_itself()
    {
        var output = await RunAsync("new[] { 1, 2 }.Display()");

        var display = Assert.IsType<DisplayDataMessage>(Assert.Single(output.Messages));
        Assert.Equal("[ 1, 2 ]", display.Data["text/plain"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_program_around_the_session_shows_values_under_the_running_cell()
    {
        var output = new RecordingOutput();
        await RunAsync("var go = new TaskCompletionSource();");
        var cell = Session.ExecuteAsync("Console.Write(\"before\"); await Task.Run(() => go.Task);", output);

        await WaitForAsync(() => output.Text.Length > 0);
        Session.Display("from outside").Update("updated");
        Session.ClearOutput(wait: true);
        Session.Interrupt();
        await cell;

        Assert.Equal(
            [typeof(StreamMessage), typeof(DisplayDataMessage), typeof(UpdateDisplayDataMessage), typeof(ClearOutputMessage), typeof(ErrorMessage)],
            output.Messages.Select(message => message.GetType()));
    }

    [Fact]
    public async Task An_async_void_method_that_throws_between_cells_is_told_and_harms_nothing()
    {
        await RunAsync("var go = new TaskCompletionSource();");
        var output = await RunAsync("async void Stray() { await go.Task; throw new InvalidOperationException(\"stray\"); } Stray();");

        await RunAsync("go.SetResult();");

        await WaitForAsync(() => output.Text.Length > 0);
        Assert.StartsWith("System.InvalidOperationException: stray", output.Text, StringComparison.Ordinal);
        Assert.Equal("2", await ValueOfAsync("1 + 1"));
    }

    /// <summary>Waits for something that another thread brings about; fails after a minute.</summary>
    private static async Task WaitForAsync(Func<bool> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!condition())
            await Task.Delay(5, limit.Token);
    }
}
