using FineTune.Notebook;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Directives;
using Microsoft.DotNet.Interactive.Formatting;

namespace FineTune.Interactive.Tests;

/// <summary>The extension in .NET Interactive: its script is compiled and run against the shapes of that platform.</summary>
public sealed class ExtensionTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private InteractiveEngine _engine = null!;

    public async ValueTask InitializeAsync() => _engine = await InteractiveEngine.LoadAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_command_is_a_magic() => Assert.Empty(FineTuneExtension.Commands.Select(command => "#!" + command.Name).Except(_engine.Names));

    [Fact]
    public void Every_parameter_is_declared_with_its_completions()
    {
        foreach (var command in FineTuneExtension.Commands)
        {
            var declared = DirectiveOf(command.Name).Parameters.ToDictionary(parameter => parameter.Name.TrimStart('-'));
            Assert.All(command.Parameters, parameter =>
            {
                Assert.Equal(parameter.Positional, declared[parameter.Name].AllowImplicitName);
                Assert.Equal(parameter.Type == typeof(bool), declared[parameter.Name].Flag);
                Assert.Equal(parameter.Completions is null, declared[parameter.Name].Completions is null);
            });
        }
    }

    [Fact]
    public async Task Every_magic_tells_its_help()
    {
        foreach (var name in _engine.Names)
            Assert.Contains($"Usage: {name}", TextOf(await _engine.RunAsync($"{name} --help")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_word_that_means_nothing_alone_says_which_can_follow()
    {
        var context = await _engine.RunAsync("#!dataset");

        Assert.Contains("dataset show", TextOf(context), StringComparison.Ordinal);
        Assert.Contains("exit code 2", context.Failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Loaded_twice_it_is_there_once()
    {
        var names = _engine.Names.ToList();

        var again = await _engine.LoadExtensionAsync();

        Assert.Equal(names, _engine.Names);
        Assert.Empty(again.Displayed);
    }

    [Fact]
    public async Task A_fault_while_it_loads_is_told()
    {
        _engine.KernelInfo.SupportedDirectives.Clear();

        var again = await _engine.LoadExtensionAsync();

        Assert.Contains("The magics of FineTuneNotebooks did not load", TextOf(again), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_data_set_is_declared_and_shown()
    {
        var context = await _engine.RunAsync($"#!dataset load \"{Rows(12)}\" --as data");

        Assert.Equal(12, Assert.IsType<Dataset>(_engine.Variable("data")).Count);
        var bundle = Formatter.Bundle(Assert.Single(context.Displayed).Value);
        Assert.Equal(["text/html", "text/plain"], bundle.Keys.Order());
        Assert.Contains("12 examples", bundle["text/plain"], StringComparison.Ordinal);
        Assert.Null(context.Failure);
    }

    [Fact]
    public async Task A_variable_arrives_as_the_object_that_it_is()
    {
        await _engine.RunAsync($"#!dataset load \"{Rows(40)}\" --as data");

        await _engine.RunAsync("#!dataset split @data --validation 0.2 --test 0.1 --as split");
        var shown = await _engine.RunAsync("#!dataset show @data --page 2 --size 15");

        var split = Assert.IsType<DatasetSplit>(_engine.Variable("split"));
        Assert.Equal((28, 8, 4), (split.Train.Count, split.Validation.Count, split.Test.Count));
        Assert.Contains("Question number 16?", TextOf(shown), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_of_several_magics_in_a_cell_has_its_own_variable()
    {
        await _engine.RunAsync($"#!dataset load \"{Rows(3)}\" --as three\n#!dataset load \"{Rows(5)}\" --as five");

        var shown = await _engine.RunAsync("#!dataset show @three\nvar between = three.Count + five.Count;\n#!dataset show @five");

        Assert.Equal(["3 examples", "5 examples"], shown.Displayed.Select(displayed => Formatter.Bundle(displayed.Value)["text/plain"]).Select(text => text[(text.IndexOf(" examples", StringComparison.Ordinal) - 1)..][..10]));
        Assert.Equal(8, _engine.Variable("between"));
    }

    [Fact]
    public async Task Training_shows_its_chart_as_a_picture_and_declares_the_run()
    {
        await _engine.RunAsync($"#!dataset load \"{Rows(8)}\" --as data");
        var model = RepositoryFolder.At("tests/fixtures/tiny-llama");

        var context = await InFolderAsync(() => _engine.RunAsync($"#!finetune @data --model \"{model}\" --validation 0.25 --epochs 2 --batch-size 2 --learning-rate 5e-3 --as run"));

        Assert.Null(context.Failure);
        Assert.Equal(RunState.Succeeded, Assert.IsType<Run>(_engine.Variable("run")).State);
        var chart = context.Displayed.Single(displayed => displayed.Value is LossChart);
        Assert.True(chart.Updates > 0);
        Assert.Equal(["image/png", "text/plain"], Formatter.Bundle(chart.Value).Keys.Order());
    }

    [Fact]
    public async Task Lists_are_JSON_and_the_lines_below_are_the_body()
    {
        var model = RepositoryFolder.At("tests/fixtures/tiny-llama");

        var named = await _engine.RunAsync($"#!compare [\"{model}\",\"{model}\"] --prompt [\"One?\",\"Two?\"]");
        var below = await _engine.RunAsync($"#!compare \"{model}\"\nThree?\nFour?");

        Assert.Contains("? Two?", TextOf(named), StringComparison.Ordinal);
        Assert.Contains("? Four?", TextOf(below), StringComparison.Ordinal);
        Assert.True(below.IsComplete);
        Assert.Null(below.Failure);
    }

    [Fact]
    public async Task A_magic_that_takes_the_lines_below_fails_the_cell_as_any_other()
    {
        var context = await _engine.RunAsync("#!compare nowhere\nThree?");

        Assert.Contains("There is no model \"nowhere\"", context.Failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_stands_below_a_magic_that_failed_is_not_run()
    {
        await _engine.RunAsync("#!dataset show nowhere.jsonl\nvar after = 1;");

        Assert.Null(_engine.Variable("after"));
    }

    [Fact]
    public async Task A_name_that_no_variable_can_have_is_refused()
    {
        var context = await _engine.RunAsync($"#!dataset load \"{Rows(3)}\" --as 2data");

        Assert.Contains("\"2data\" cannot be the name of a variable", context.Failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fault_is_told_and_fails_the_cell()
    {
        var missing = await _engine.RunAsync("#!dataset show nowhere.jsonl");
        var wrong = await _engine.RunAsync($"#!dataset show \"{Rows(3)}\" --page many");
        var absent = await _engine.RunAsync("#!dataset split");
        var checkedRows = await _engine.RunAsync($"#!dataset check \"{_folder.Write("empty.jsonl", Row("a", "") + "\n" + Row("b", "c"))}\"");

        Assert.Contains("nowhere.jsonl does not exist", TextOf(missing), StringComparison.Ordinal);
        Assert.Contains("nowhere.jsonl does not exist", missing.Failure, StringComparison.Ordinal);
        Assert.Contains("--page is not a whole number: \"many\"", wrong.Failure, StringComparison.Ordinal);
        Assert.Contains("data is missing", absent.Failure, StringComparison.Ordinal);
        Assert.Contains("exit code 1", checkedRows.Failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_platform_drops_is_told()
    {
        var data = Rows(3);

        var unknown = await _engine.RunAsync($"#!dataset show \"{data}\" --pages 2");
        var repeated = await _engine.RunAsync($"#!dataset show \"{data}\" --page 1 --page 2");
        var several = await _engine.RunAsync("#!compare one two --prompt \"--page?\"");

        Assert.Contains("there is no --pages. Did you mean \"page\"?", unknown.Failure, StringComparison.Ordinal);
        Assert.Contains("--page is given twice", repeated.Failure, StringComparison.Ordinal);
        Assert.Contains("Several values are a list: [\"one\",\"two\"]", several.Failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_is_asked_for_and_shown_nowhere()
    {
        var context = await _engine.RunAsync("#!secrets FINETUNE_TEST_KEY");

        Assert.Contains("FINETUNE_TEST_KEY is known", TextOf(context), StringComparison.Ordinal);
        Assert.DoesNotContain("typed for", TextOf(context), StringComparison.Ordinal);
        Assert.Contains("forgotten", TextOf(await _engine.RunAsync("#!secrets FINETUNE_TEST_KEY --forget")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nobody_can_be_asked_another_way_is_told()
    {
        Kernel.Asks = false;
        try
        {
            Assert.Contains("there is nobody to ask here", (await _engine.RunAsync("#!secrets FINETUNE_TEST_KEY")).Failure, StringComparison.Ordinal);
        }
        finally
        {
            Kernel.Asks = true;
        }
    }

    [Fact]
    public async Task A_chart_of_Plotly_shows_as_picture_and_text()
    {
        await _engine.RunAsync("var chart = Plotly.NET.CSharp.Chart.Line<int, int, string>(x: new[] { 1, 2 }, y: new[] { 3, 4 });");

        var bundle = Formatter.Bundle(_engine.Variable("chart")!);

        Assert.Contains("scatter chart, 2 points", bundle["text/plain"], StringComparison.Ordinal);
        Assert.StartsWith("iVBOR", bundle["image/png"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_script_leaves_nothing_in_the_way_of_a_notebook()
    {
        var text = await File.ReadAllTextAsync(InteractiveEngine.ScriptFile, TestContext.Current.CancellationToken);

        Assert.DoesNotContain("using ", text.Split('\n').Where(line => line.StartsWith("using ", StringComparison.Ordinal)));
        Assert.All(text.Split('\n').Where(line => line.StartsWith("public ", StringComparison.Ordinal)), line => Assert.Contains(" __FineTune", line, StringComparison.Ordinal));
    }

    private KernelActionDirective DirectiveOf(string name)
    {
        var words = name.Split(' ');
        var first = _engine.Directives.Single(directive => directive.Name == "#!" + words[0]);
        return words.Length == 1 ? first : first.Subcommands.Single(sub => sub.Name == words[1]);
    }

    private static string TextOf(KernelInvocationContext context) =>
        string.Join('\n', context.Displayed.Select(displayed => Formatter.Bundle(displayed.Value).GetValueOrDefault("text/plain", "")));

    private async Task<KernelInvocationContext> InFolderAsync(Func<Task<KernelInvocationContext>> run)
    {
        var before = Environment.GetEnvironmentVariable("FINETUNE_RUNS");
        Environment.SetEnvironmentVariable("FINETUNE_RUNS", _folder.At("runs"));
        try
        {
            return await run();
        }
        finally
        {
            Environment.SetEnvironmentVariable("FINETUNE_RUNS", before);
        }
    }

    private string Rows(int count) =>
        _folder.Write($"rows-{count}.jsonl", string.Join('\n', Enumerable.Range(1, count).Select(number => Row($"Question number {number}?", $"Answer {number}."))));

    private static string Row(string question, string answer) =>
        $$"""{"messages":[{"role":"user","content":"{{question}}"},{"role":"assistant","content":"{{answer}}"}]}""";
}
