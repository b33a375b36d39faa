using FineTune.Kernel;

namespace FineTune.Tool;

/// <summary>An installation in a terminal: what it is at, a clock while it publishes, and what to do when it is done.</summary>
internal sealed class InstallProgress(CommandCall call, TimeProvider time)
{
    /// <summary>What .NET Interactive called its kernel for C#.</summary>
    private const string OldName = ".net-csharp";

    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);
    private readonly Lock _gate = new();
    private string _step = "";
    private int _width;
    private long _started;

    public async Task<InstalledKernel> ShowAsync(IAsyncEnumerable<InstallEvent> events)
    {
        InstalledKernel? installed = null;
        _started = time.GetTimestamp();
        await using var clock = time.CreateTimer(_ => ShowClock(), null, call.IsTerminal ? Tick : Timeout.InfiniteTimeSpan, Tick);
        await foreach (var happened in events)
        {
            lock (_gate)
                Show(happened);
            installed = (happened as KernelInstalled)?.Kernel ?? installed;
        }

        return installed ?? throw new InvalidOperationException("The installation ended without its last event.");
    }

    private void Show(InstallEvent happened)
    {
        switch (happened)
        {
            case PublishStarted started:
                Line($"Making a fast copy of this program from {started.Project}. This takes a few minutes, once; Ctrl-C stops it and leaves nothing.");
                _step = "publishing";
                break;
            case PublishProgressed progressed:
                Progress(progressed.Text);
                break;
            case ProgramReady ready:
                Line($"{(ready.IsNew ? "Program" : "Program, there already")}: {ready.Folder} ({ready.Bytes / 1e6:0} MB)");
                _step = "";
                break;
            case KernelInstalled installed:
                ShowNextSteps(installed);
                break;
        }
    }

    private void ShowNextSteps(KernelInstalled done)
    {
        var kernel = done.Kernel;
        foreach (var copy in done.RemovedCopies)
            Line($"Removed, nothing used it any more: {copy}");
        Line($"Kernel:  {kernel.Folder}");
        Line("");
        Line($"\"{kernel.Spec.DisplayName}\" is installed. What next:");
        Line($"  VS Code      open a notebook, Select Kernel, Jupyter Kernel…, {kernel.Spec.DisplayName}. Not in the list? Press the reload button there.");
        Line("               For completion while typing, the workspace needs in .vscode/settings.json (this repository has it):");
        Line("               \"jupyter.completionTriggerCharacters\": { \"csharp\": [\".\", \"<\", \"(\", \"#\", \"!\", \"\\\"\"] }");
        Line("               When VS Code recommends .NET Interactive or Polyglot Notebooks, dismiss it: both are retired.");
        Line($"  JupyterLab   it is in the launcher; in a terminal: jupyter console --kernel {kernel.Spec.Name}");
        if (kernel.Spec.Name != OldName)
            Line($"  Notebooks of .NET Interactive, and papermill, ask for a kernel named {OldName}: finetune kernel install --name {OldName}");
    }

    /// <summary>What dotnet publish prints names one finished project per line.</summary>
    private void Progress(string text)
    {
        if (text.Split(" -> ") is not [var project, _])
            return;
        _step = $"publishing: {project} is done";
        if (!call.IsTerminal)
            Line(_step);
    }

    private void ShowClock()
    {
        lock (_gate)
        {
            if (_step.Length == 0)
                return;
            var text = $"{time.GetElapsedTime(_started):m\\:ss}  {_step}";
            call.Output.Write($"\r{text.PadRight(_width)}");
            _width = text.Length;
        }
    }

    private void Line(string text)
    {
        if (_width > 0)
            call.Output.Write($"\r{new string(' ', _width)}\r");
        _width = 0;
        call.Output.WriteLine(text);
    }
}
