using FineTune.Notebook;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.CSharp;
using Microsoft.DotNet.Interactive.Events;

namespace FineTune.DotNetInteractive.Tests;

/// <summary>The extension on the real platform: a CompositeKernel with its C# kernel, every magic and every display.</summary>
public sealed class RealEngineTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly CompositeKernel _kernel = [new CSharpKernel().UseKernelHelpers().UseValueSharing()];

    public async ValueTask InitializeAsync()
    {
        Environment.SetEnvironmentVariable("FINETUNE_RUNS", _folder.At("runs"));
        _kernel.DefaultKernelName = "csharp";
        foreach (var library in new[] { typeof(Dataset), typeof(Torch.LocalTrainer), typeof(OpenAI.FineTuneService), typeof(FineTuneExtension), typeof(Plotly.NET.CSharp.Chart) })
            await RunAsync($"#r \"{library.Assembly.Location}\"");
        await RunAsync((await File.ReadAllTextAsync(RepositoryFolder.At("src/FineTune.Notebook/Interactive/extension.dib"))).Replace("#!csharp", "", StringComparison.Ordinal));
        await RunAsync($"#!dataset load \"{RepositoryFolder.At("data/customer-support.jsonl")}\" --as data");
        await RunAsync("#!dataset split @data --as split");
        await RunAsync($"#!finetune @split --model \"{Model}\" --max-steps 2 --batch-size 2 --as run");
    }

    public ValueTask DisposeAsync()
    {
        _kernel.Dispose();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    public static TheoryData<string> Magics => [.. FineTuneExtension.Commands.Select(command => command.Name)];

    public static TheoryData<string, string> Displays => new()
    {
        { "#!dataset check @data", "640 examples" },
        { "#!dataset show @data --page 2", "page" },
        { $"#!dataset tokens @data --model \"{Model}\"", "tokens" },
        { $"#!dataset mask @data --model \"{Model}\"", "trained" },
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

    private static string Model => RepositoryFolder.At("tests/fixtures/tiny-llama");

    [Theory]
    [MemberData(nameof(Magics))]
    public async Task Every_magic_tells_its_help(string name) =>
        Assert.Contains($"Usage: #!{name}", await RunAsync($"#!{name} --help"), StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Displays))]
    public async Task Every_display_is_shown(string cell, string expected) =>
        Assert.Contains(expected, await RunAsync(cell), StringComparison.OrdinalIgnoreCase);

    [Fact]
    public async Task The_chart_of_a_run_is_a_picture_with_words()
    {
        var result = await _kernel.SendAsync(new SubmitCode("#!loss @run"), TestContext.Current.CancellationToken);

        var shown = Assert.Single(result.Events.OfType<DisplayedValueProduced>());
        Assert.Equal(["image/png", "text/plain"], shown.FormattedValues.Select(value => value.MimeType).Order());
    }

    /// <summary>All text that a cell showed, of every MIME type.</summary>
    private async Task<string> RunAsync(string cell)
    {
        var result = await _kernel.SendAsync(new SubmitCode(cell));
        Assert.Empty(result.Events.OfType<CommandFailed>().Select(failed => failed.Message));
        return string.Join('\n', result.Events.OfType<DisplayEvent>().SelectMany(shown => shown.FormattedValues).Select(value => value.Value));
    }
}
