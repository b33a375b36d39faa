using System.Text.Json.Nodes;

namespace FineTune.Kernel.Tests;

public sealed class KernelInstallationTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly KernelInstallation _installation;

    public KernelInstallationTests()
    {
        var variables = new Dictionary<string, string> { ["JUPYTER_DATA_DIR"] = _folder.At("jupyter"), ["HOME"] = _folder.Path };
        Folders = new JupyterFolders(variables.GetValueOrDefault, JupyterPlatform.Linux);
        _installation = new KernelInstallation(_folder.At("programs"), Folders, ["kernel", "serve"]);
        _folder.Write("built/tool.dll", File.ReadAllBytes(typeof(KernelInstallationTests).Assembly.Location));
        _folder.Write("built/tool", "starts tool.dll");
        _folder.Write("built/tool.exe", "starts tool.dll");
        _folder.Write("built/native/lib.so", "native");
    }

    private JupyterFolders Folders { get; }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_kernel_points_at_a_copy_of_the_program()
    {
        var events = await InstallAsync(Kernel());

        var installed = Assert.IsType<KernelInstalled>(events[^1]).Kernel;
        var ready = Assert.Single(events.OfType<ProgramReady>());
        Assert.True(ready.IsNew);
        Assert.Matches(@"^1\.2\.3-[0-9a-f]{12}$", Path.GetFileName(ready.Folder));
        Assert.Equal("native", File.ReadAllText(Path.Combine(ready.Folder, "native", "lib.so")));
        Assert.Equal(_folder.At("jupyter/kernels/csharp-test"), installed.Folder.Replace('\\', '/'));
        Assert.Equal([1, 2, 3], File.ReadAllBytes(Path.Combine(installed.Folder, "logo-32x32.png")));
        Assert.True(installed.ProgramExists);
    }

    [Fact]
    public async Task The_spec_says_what_front_ends_need()
    {
        var events = await InstallAsync(Kernel());

        var spec = JsonNode.Parse(File.ReadAllText(Path.Combine(Installed(events).Folder, "kernel.json")))!;
        var program = OperatingSystem.IsWindows() ? "tool.exe" : "tool";
        Assert.Equal(
            [Path.Combine(events.OfType<ProgramReady>().Single().Folder, program), "kernel", "serve", "{connection_file}"],
            spec["argv"]!.AsArray().Select(word => word!.GetValue<string>()));
        Assert.Equal("""["C# (Test)","C#","message",{"debugger":false}]""", new JsonArray(
            [.. ((string[])["display_name", "language", "interrupt_mode", "metadata"]).Select(name => spec[name]!.DeepClone())]).ToJsonString());
        Assert.True(Directory.Exists(Path.Combine(spec["env"]!["DOTNET_ROOT"]!.GetValue<string>(), "shared", "Microsoft.NETCore.App")));
    }

    [Fact]
    public async Task The_same_program_is_copied_once()
    {
        await InstallAsync(Kernel());

        var events = await InstallAsync(Kernel() with { Name = "another" });

        Assert.False(events.OfType<ProgramReady>().Single().IsNew);
        Assert.Single(Copies());
        Assert.Equal(["another", "csharp-test"], _installation.List().Select(kernel => kernel.Spec.Name));
    }

    [Fact]
    public async Task A_changed_program_is_copied_again_and_the_copy_that_nobody_uses_is_removed()
    {
        var first = (await InstallAsync(Kernel())).OfType<ProgramReady>().Single().Folder;
        _folder.Write("built/native/lib.so", "newer");

        var events = await InstallAsync(Kernel());

        Assert.Equal([first], Assert.IsType<KernelInstalled>(events[^1]).RemovedCopies);
        Assert.Equal([events.OfType<ProgramReady>().Single().Folder], Copies());
    }

    [Fact]
    public async Task A_copy_that_a_kernel_in_any_other_folder_uses_stays()
    {
        await InstallAsync(Kernel() with { KernelsFolder = JupyterFolders.Prefix(_folder.At("prefix")) });
        _folder.Write("built/native/lib.so", "newer");

        await InstallAsync(Kernel());

        Assert.Equal(2, Copies().Length);
        Assert.Equal(2, _installation.List().Count);
    }

    [Fact]
    public async Task Removing_a_kernel_removes_its_folder_wherever_it_is_and_the_copy()
    {
        await InstallAsync(Kernel());
        await InstallAsync(Kernel() with { KernelsFolder = JupyterFolders.Prefix(_folder.At("prefix")) });

        var removed = _installation.Remove("csharp-test");

        Assert.Equal(2, removed.Count);
        Assert.Empty(_installation.List());
        Assert.Empty(Copies());
        Assert.Empty(_installation.Remove("csharp-test"));
    }

    [Fact]
    public async Task The_kernels_of_others_are_neither_listed_nor_removed()
    {
        _folder.Write("jupyter/kernels/python3/kernel.json", """{"argv":["python","-m","ipykernel","-f","{connection_file}"],"display_name":"Python"}""");
        _folder.Write("jupyter/kernels/broken/kernel.json", "{");
        _folder.Write("jupyter/kernels/empty/kernel.json", """{"argv":[]}""");
        await InstallAsync(Kernel());

        Assert.Equal(["csharp-test"], _installation.List().Select(kernel => kernel.Spec.Name));
        Assert.Empty(_installation.Remove("python3"));
    }

    [Fact]
    public async Task A_kernel_whose_program_was_deleted_is_told_apart()
    {
        await InstallAsync(Kernel());
        Directory.Delete(_folder.At("programs"), recursive: true);

        Assert.False(Assert.Single(_installation.List()).ProgramExists);
    }

    [Fact]
    public async Task What_an_interrupted_installation_left_is_removed_by_the_next()
    {
        _folder.Write("programs/.999999999.abc.tmp/tool.dll", "half");
        _folder.Write($"programs/.{Environment.ProcessId}.abc.tmp/tool.dll", "being made");

        await InstallAsync(Kernel());

        Assert.Single(Copies());
        Assert.Single(Directory.GetDirectories(_folder.At("programs"), ".*.tmp"));
    }

    [Fact]
    public async Task A_cancelled_installation_leaves_nothing()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => InstallAsync(Kernel(), cancelled.Token));

        Assert.Empty(_installation.List());
        Assert.False(Directory.Exists(_folder.At("programs")) && Directory.EnumerateFileSystemEntries(_folder.At("programs")).Any());
    }

    [Fact]
    public async Task A_program_without_an_executable_is_started_by_dotnet()
    {
        File.Delete(_folder.At("built/tool"));
        File.Delete(_folder.At("built/tool.exe"));

        var installed = Installed(await InstallAsync(Kernel()));

        Assert.Equal(["dotnet", "tool"], installed.Spec.Command.Take(2).Select(Path.GetFileNameWithoutExtension));
        Assert.True(installed.ProgramExists);
    }

    [Fact]
    public async Task A_project_that_cannot_be_published_is_told_with_what_dotnet_said_and_leaves_nothing()
    {
        var project = _folder.At("broken.csproj");
        _folder.Write("broken.csproj", "<Project>");

        var error = await Assert.ThrowsAsync<KernelException>(() => InstallAsync(Kernel(), project: project));

        Assert.StartsWith($"dotnet publish of {project} failed", error.Message, StringComparison.Ordinal);
        Assert.Contains("MSB4025", error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.At("programs")));
    }

    [Fact]
    public void Code_that_is_compiled_ahead_of_time_is_told_apart()
    {
        var framework = System.Runtime.InteropServices.RuntimeEnvironment.GetRuntimeDirectory();

        Assert.True(new KernelProgram { Folder = framework, Name = "System.Private.CoreLib", Version = "1" }.IsReadyToRun);
        Assert.False(new KernelProgram { Folder = _folder.At("built"), Name = "tool", Version = "1" }.IsReadyToRun);
    }

    [Theory]
    [InlineData("")]
    [InlineData("my kernel")]
    [InlineData("..")]
    [InlineData("../evil")]
    public async Task A_name_that_Jupyter_refuses_is_refused(string name)
    {
        var error = await Assert.ThrowsAsync<KernelException>(() => InstallAsync(Kernel() with { Name = name }));

        Assert.Contains($"\"{name}\"", error.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.At("programs")));
    }

    private NewKernel Kernel() => new()
    {
        Name = "csharp-test",
        DisplayName = "C# (Test)",
        KernelsFolder = Folders.User,
        Pictures = new Dictionary<string, byte[]> { ["logo-32x32.png"] = [1, 2, 3] },
    };

    private static InstalledKernel Installed(IReadOnlyList<InstallEvent> events) => Assert.IsType<KernelInstalled>(events[^1]).Kernel;

    private string[] Copies() =>
        [.. Directory.GetDirectories(_folder.At("programs")).Where(copy => !Path.GetFileName(copy).StartsWith('.'))];

    private async Task<List<InstallEvent>> InstallAsync(NewKernel kernel, CancellationToken? cancellationToken = null, string? project = null)
    {
        var program = new KernelProgram { Folder = _folder.At("built"), Name = "tool", Version = "1.2.3", Project = project };
        var events = new List<InstallEvent>();
        await foreach (var happened in _installation.InstallAsync(program, kernel, cancellationToken ?? TestContext.Current.CancellationToken))
            events.Add(happened);
        return events;
    }
}
