using FineTune.Notebook;
using Microsoft.DotNet.Interactive.Events;

namespace FineTune.DotNetInteractive.Tests;

/// <summary>The extension on the real platform: every magic and every display.</summary>
public sealed class RealEngineTests(RealEngine engine) : IClassFixture<RealEngine>
{
    public static TheoryData<string> Magics => [.. FineTuneExtension.Commands.Select(command => command.Name)];

    public static TheoryData<string, string> Displays => new()
    {
        { "#!dataset check @data", "640 examples" },
        { "#!dataset show @data --page 2", "page" },
        { $"#!dataset tokens @data --model \"{RealEngine.Model}\"", "tokens" },
        { $"#!dataset mask @data --model \"{RealEngine.Model}\"", "trained" },
        { "#!loss @run", "training and validation loss" },
        { "#!runs list", "fine-tune" },
        { "#!runs show @run", "succeeded" },
        { "#!jobs list", "fine-tune" },
        { "#!jobs events @run", "Training started" },
        { "#!jobs checkpoints @run", "best" },
        { "#!models list", "seedling" },
        { "#!models show @run", "LlamaForCausalLM" },
        { "#!compare @run --prompt \"Where is my kettle?\"", "Where is my kettle?" },
    };

    [Theory]
    [MemberData(nameof(Magics))]
    public async Task Every_magic_tells_its_help(string name) =>
        Assert.Contains($"Usage: #!{name}", await engine.ShowAsync($"#!{name} --help"), StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Displays))]
    public async Task Every_display_is_shown(string cell, string expected) =>
        Assert.Contains(expected, await engine.ShowAsync(cell), StringComparison.OrdinalIgnoreCase);

    [Fact]
    public async Task The_chart_of_a_run_is_a_picture_with_words()
    {
        var result = await engine.RunAsync("#!loss @run");

        var shown = Assert.Single(result.Events.OfType<DisplayedValueProduced>());
        Assert.Equal(["image/png", "text/plain"], shown.FormattedValues.Select(value => value.MimeType).Order());
    }

    [Fact]
    public void Training_renews_what_it_has_shown()
    {
        var shown = engine.Training!.Events.OfType<DisplayedValueProduced>().Select(output => output.ValueId);

        var renewed = engine.Training!.Events.OfType<DisplayedValueUpdated>().Select(output => output.ValueId).Distinct().ToList();

        Assert.NotEmpty(renewed);
        Assert.Empty(renewed.Except(shown));
    }

    [Fact]
    public async Task Values_of_variables_are_the_objects_themselves()
    {
        await engine.ShowAsync($"var client = FineTune.Torch.LocalChatClient.Load(\"{RealEngine.Model}\");");

        Assert.Contains("Where is it?", await engine.ShowAsync("#!compare @client --prompt \"Where is it?\""), StringComparison.Ordinal);
        Assert.Contains("640", await engine.ShowAsync("split.Train.Count + split.Validation.Count + split.Test.Count"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_of_several_magics_in_a_cell_has_its_own_variable()
    {
        await engine.ShowAsync("var two = new FineTune.Dataset(\"two\", data.Take(2).ToList()); var three = new FineTune.Dataset(\"three\", data.Take(3).ToList());");

        var text = await engine.ShowAsync("#!dataset show @two\nvar between = 1;\n#!dataset show @three");

        Assert.Contains("2 examples", text, StringComparison.Ordinal);
        Assert.Contains("3 examples", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_lines_below_a_magic_are_its_text()
    {
        Assert.Contains("Is this C#?", await engine.ShowAsync($"#!compare \"{RealEngine.Model}\"\nIs this C#?\nNo."), StringComparison.Ordinal);
        Assert.Contains("There is no model", await engine.FailAsync("#!compare nowhere\nIs this C#?"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fault_is_told_and_ends_the_cell()
    {
        var result = await engine.RunAsync("#!dataset show nowhere.jsonl\nvar after = 1;");

        Assert.Contains("nowhere.jsonl does not exist", RealEngine.TextOf(result), StringComparison.Ordinal);
        Assert.Contains("nowhere.jsonl does not exist", Assert.Single(result.Events.OfType<CommandFailed>()).Message, StringComparison.Ordinal);
        Assert.NotEmpty((await engine.RunAsync("after")).Events.OfType<CommandFailed>());
    }

    [Theory]
    [InlineData("#!dataset show @data --page many", "--page is not a whole number")]
    [InlineData("#!dataset show @data --pages 2", "there is no --pages. Did you mean \"page\"?")]
    [InlineData("#!dataset show @data --page 1 --page 2", "--page is given twice")]
    [InlineData("#!compare one two --prompt three", "Several values are a list")]
    [InlineData("#!dataset show @nothing", "nothing")]
    [InlineData("#!dataset show", "data is missing")]
    [InlineData("#!dataset", "exit code 2")]
    [InlineData("#!dataset load data.jsonl --as 2data", "data.jsonl")]
    public async Task What_is_wrong_in_a_line_is_said(string cell, string expected) =>
        Assert.Contains(expected, await engine.FailAsync(cell), StringComparison.Ordinal);

    [Fact]
    public async Task A_key_is_asked_for_and_shown_nowhere()
    {
        var text = await engine.ShowAsync("#!secrets FINETUNE_TEST_KEY");

        Assert.Contains("FINETUNE_TEST_KEY is known", text, StringComparison.Ordinal);
        Assert.DoesNotContain("typed for", text, StringComparison.Ordinal);
        Assert.Contains("forgotten", await engine.ShowAsync("#!secrets FINETUNE_TEST_KEY --forget"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Values_of_other_libraries_are_shown_in_words()
    {
        Assert.Contains("scatter chart, 2 points", await engine.ShowAsync("Plotly.NET.CSharp.Chart.Line<int, int, string>(x: new[] { 1, 2 }, y: new[] { 3, 4 })"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Loaded_again_it_is_there_once()
    {
        Assert.DoesNotContain("did not load", await engine.LoadExtensionAsync(), StringComparison.Ordinal);
        Assert.Contains("640 examples", await engine.ShowAsync("#!dataset check @data"), StringComparison.Ordinal);
    }
}
