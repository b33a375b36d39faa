using FineTune.Notebook;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.CSharp;
using Microsoft.DotNet.Interactive.Events;

namespace FineTune.DotNetInteractive.Tests;

/// <summary>A CompositeKernel with its C# kernel, in which the extension is loaded and a data set, a split and a run are variables.</summary>
public sealed class RealEngine : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly CompositeKernel _kernel = [new CSharpKernel().UseKernelHelpers().UseValueSharing()];

    public static string Model => RepositoryFolder.At("tests/fixtures/tiny-llama");

    public async ValueTask InitializeAsync()
    {
        Environment.SetEnvironmentVariable("FINETUNE_RUNS", _folder.At("runs"));
        _kernel.DefaultKernelName = "csharp";
        _kernel.RegisterCommandHandler<RequestInput>((request, context) =>
        {
            context.Publish(new InputProduced($"typed for {request.Prompt}", request));
            return Task.CompletedTask;
        });
        _kernel.SetDefaultTargetKernelNameForCommand(typeof(RequestInput), _kernel.Name);
        foreach (var library in new[] { typeof(Dataset), typeof(Torch.LocalTrainer), typeof(OpenAI.FineTuneService), typeof(FineTuneExtension), typeof(Plotly.NET.CSharp.Chart), typeof(Plotly.NET.Chart) })
            await ShowAsync($"#r \"{library.Assembly.Location}\"");
        await LoadExtensionAsync();
        await ShowAsync($"#!dataset load \"{RepositoryFolder.At("data/customer-support.jsonl")}\" --as data");
        await ShowAsync("#!dataset split @data --as split");
        Training = await RunAsync($"#!finetune @split --model \"{Model}\" --max-steps 2 --batch-size 2 --as run");
    }

    /// <summary>What the cell said that made the run.</summary>
    public KernelCommandResult? Training { get; private set; }

    public ValueTask DisposeAsync()
    {
        _kernel.Dispose();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    public async Task<string> LoadExtensionAsync() =>
        await ShowAsync((await File.ReadAllTextAsync(RepositoryFolder.At("src/FineTune.Notebook/Interactive/extension.dib"))).Replace("#!csharp", "", StringComparison.Ordinal));

    public Task<KernelCommandResult> RunAsync(string cell) => _kernel.SendAsync(new SubmitCode(cell));

    /// <summary>All text that a cell showed, of every MIME type.</summary>
    public async Task<string> ShowAsync(string cell)
    {
        var result = await RunAsync(cell);
        Assert.Empty(result.Events.OfType<CommandFailed>().Select(failed => failed.Message));
        return TextOf(result);
    }

    /// <summary>What a cell says that fails.</summary>
    public async Task<string> FailAsync(string cell) => Assert.Single((await RunAsync(cell)).Events.OfType<CommandFailed>()).Message;

    public static string TextOf(KernelCommandResult result) =>
        string.Join('\n', result.Events.OfType<DisplayEvent>().SelectMany(shown => shown.FormattedValues).Select(value => value.Value));
}
