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

        var (code, output) = await RunAsync("dataset check", ("file", file), ("json", true));

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
    public async Task Chat_answers_each_line_of_the_input_until_it_ends()
    {
        var model = RepositoryFolder.At("tests/fixtures/tiny-llama");

        var (code, output) = await RunAsync("chat", input: "Hi\n\nAgain\n", ("model", model), ("max-tokens", 3));

        Assert.Equal(0, code);
        Assert.True(output.Count(character => character == '\n') >= 2, output);
    }

    private static Task<(int Code, string Output)> RunAsync(string name, params (string Name, object Value)[] arguments) =>
        RunAsync(name, input: "", arguments);

    private static async Task<(int Code, string Output)> RunAsync(string name, string input, params (string Name, object Value)[] arguments)
    {
        var output = new StringWriter();
        var call = new CommandCall
        {
            Arguments = arguments.ToDictionary(argument => argument.Name, argument => argument.Value),
            Input = new StringReader(input),
            Output = output,
            Error = TextWriter.Null,
            CancellationToken = TestContext.Current.CancellationToken,
        };
        var code = await FineTuneCommands.Commands.Single(command => command.Name == name).Handler(call);
        return (code, output.ToString());
    }
}
