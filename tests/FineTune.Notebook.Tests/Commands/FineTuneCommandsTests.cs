using System.Text.Json;

namespace FineTune.Notebook.Tests;

public sealed class FineTuneCommandsTests : IDisposable
{
    private const string Row = """{"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello"}]}""";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_command_has_a_description_and_says_what_each_parameter_is() =>
        Assert.All(FineTuneCommands.Commands, command =>
        {
            Assert.EndsWith(".", command.Description);
            Assert.All(command.Parameters, parameter => Assert.NotEqual("", parameter.Description));
            Assert.DoesNotContain(command.Parameters.SkipWhile(parameter => parameter.Positional), parameter => parameter.Positional);
        });

    [Fact]
    public async Task Checking_a_data_set_prints_its_findings_as_JSON_on_request()
    {
        var file = _folder.Write("data.jsonl", Row + "\n");

        var (code, output) = await RunAsync("dataset check", ("data", file), ("json", true));

        var result = JsonDocument.Parse(output).RootElement;
        Assert.Equal(1, result.GetProperty("examples").GetInt32());
        Assert.Equal(64, result.GetProperty("sha256").GetString()!.Length);
        Assert.Equal(result.GetProperty("ok").GetBoolean() ? 0 : 1, code);
        Assert.NotEqual(0, result.GetProperty("findings").GetArrayLength());
    }

    [Fact]
    public async Task Training_a_folder_without_a_job_is_a_clear_fault()
    {
        var fault = await Assert.ThrowsAsync<FineTuneException>(() => RunAsync("train", ("folder", _folder.Path)));

        Assert.Contains("job.json", fault.Message);
    }

    [Fact]
    public async Task Training_that_is_asked_to_pause_says_how_to_go_on_and_goes_on()
    {
        _folder.Write("train.jsonl", Row + "\n");
        _folder.Write("job.json", $$"""{"model": {{JsonSerializer.Serialize(RepositoryFolder.At("tests/fixtures/tiny-llama"))}}, "training": "train.jsonl", "epochs": 200, "checkpoint_every": 200}""");
        using var pause = new CancellationTokenSource();
        await pause.CancelAsync();

        var (paused, first) = await RunAsync("train", call => call with { PauseToken = pause.Token }, ("folder", _folder.Path));
        var (done, second) = await RunAsync("train", ("folder", _folder.Path), ("json", true));
        var again = await Assert.ThrowsAsync<FineTuneException>(() => RunAsync("train", ("folder", _folder.Path)));

        Assert.Equal((3, 0), (paused, done));
        Assert.Matches(@"\npaused after step \d+; the checkpoint is in .+step-\d{6}", first);
        Assert.EndsWith($"To go on: finetune train {_folder.Path}{Environment.NewLine}", first, StringComparison.Ordinal);
        var result = JsonDocument.Parse(second).RootElement;
        Assert.Equal(("succeeded", 200), (result.GetProperty("state").GetString(), result.GetProperty("steps").GetInt32()));
        Assert.Contains("already holds a run (succeeded)", again.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Chat_answers_each_line_of_the_input_until_it_ends()
    {
        var model = RepositoryFolder.At("tests/fixtures/tiny-llama");

        var (code, output) = await RunAsync("chat", call => call with { Input = new StringReader("Hi\n\nAgain\n") }, ("model", model), ("max-tokens", 3));

        Assert.Equal(0, code);
        Assert.True(output.Count(character => character == '\n') >= 2, output);
    }

    private static Task<(int Code, string Output)> RunAsync(string name, params (string Name, object Value)[] arguments) =>
        RunAsync(name, call => call, arguments);

    private static async Task<(int Code, string Output)> RunAsync(string name, Func<CommandCall, CommandCall> given, params (string Name, object Value)[] arguments)
    {
        var output = new StringWriter();
        var call = given(new CommandCall
        {
            Arguments = arguments.ToDictionary(argument => argument.Name, argument => argument.Value),
            Output = output,
            Error = TextWriter.Null,
            CancellationToken = TestContext.Current.CancellationToken,
        });
        var code = await FineTuneCommands.Commands.Single(command => command.Name == name).Handler(call);
        return (code, output.ToString());
    }
}
