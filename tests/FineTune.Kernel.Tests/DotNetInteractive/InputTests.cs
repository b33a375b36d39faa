namespace FineTune.Kernel.Tests;

public sealed class InputTests : SessionTest
{
    [Theory]
    [InlineData("input(\"name\")", false)]
    [InlineData("await Microsoft.DotNet.Interactive.Kernel.GetInputAsync(\"name\")", false)]
    [InlineData("await GetInputAsync(\"name\")", false)]
    [InlineData("await GetInputAsync(prompt: \"name\", typeHint: \"password\")", true)]
    public async Task A_cell_asks_for_a_line(string code, bool password)
    {
        var person = new FakeInput("Ada");

        var output = await AnsweredAsync(code, person);

        Assert.Equal("Ada", output.Result.Data["text/plain"]!.GetValue<string>());
        Assert.Equal([("name", password)], person.Asked);
    }

    [Theory]
    [InlineData("var secret = password(\"key\"); display(secret); secret")]
    [InlineData("using Microsoft.DotNet.Interactive; PasswordString secret = await Kernel.GetPasswordAsync(\"key\"); display(secret); secret")]
    public async Task A_password_is_never_shown(string code)
    {
        var person = new FakeInput("hunter2");

        var output = await AnsweredAsync(code, person);

        Assert.Equal([("key", true)], person.Asked);
        Assert.DoesNotContain("hunter2", string.Concat(output.Messages.Select(message => message.ToString())), StringComparison.Ordinal);
        Assert.Equal("hunter2", await ValueOfAsync("secret.GetClearTextPassword()"));
    }

    [Fact]
    public async Task What_was_printed_before_stands_above_the_question()
    {
        var output = new RecordingOutput();
        var seen = "";
        var person = new Onlooker(() => seen = output.Text);

        await Session.ExecuteAsync(new CellRequest { Code = "Console.Write(\"first\"); input();" }, output, person);

        Assert.Equal("first", seen);
    }

    [Fact]
    public async Task Where_nobody_answers_the_cell_fails_and_says_what_to_do()
    {
        var output = await RunAsync("input(\"name\")");

        Assert.Contains("Put the value into a variable of the cell", output.Error.Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("input(\"name\")")]
    [InlineData("await GetInputAsync(\"name\")")]
    public async Task An_interrupt_ends_the_wait(string code)
    {
        var asked = new TaskCompletionSource();
        var output = new RecordingOutput();
        var cell = Session.ExecuteAsync(new CellRequest { Code = code }, output, new Silent(asked));
        await asked.Task;

        Session.Interrupt();
        await cell;

        Assert.Equal(ErrorMessage.Interrupted, output.Error.Name);
        Assert.Equal("2", await ValueOfAsync("1 + 1"));
    }

    private async Task<RecordingOutput> AnsweredAsync(string code, ICellInput person)
    {
        var output = new RecordingOutput();
        await Session.ExecuteAsync(new CellRequest { Code = code }, output, person);
        Assert.Empty(output.Messages.OfType<ErrorMessage>().SelectMany(error => error.Traceback));
        return output;
    }

    private sealed class Onlooker(Action look) : ICellInput
    {
        public Task<string> AskAsync(string prompt, bool password, CancellationToken cancellationToken)
        {
            look();
            return Task.FromResult("");
        }
    }

    private sealed class Silent(TaskCompletionSource asked) : ICellInput
    {
        public async Task<string> AskAsync(string prompt, bool password, CancellationToken cancellationToken)
        {
            asked.SetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return "";
        }
    }
}
