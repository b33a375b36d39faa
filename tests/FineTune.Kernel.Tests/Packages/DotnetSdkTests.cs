namespace FineTune.Kernel.Tests;

public sealed class DotnetSdkTests : IDisposable
{
    private static readonly string Program = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("sdk-test-");

    public void Dispose() => _root.Delete(recursive: true);

    [Fact]
    public void The_first_dotnet_with_an_SDK_for_this_framework_is_taken()
    {
        var runtime = Make("runtime");
        var old = Make("old", "9.0.100");
        var good = Make("good", "9.0.100", "99.0.100");

        Assert.Equal(good, DotnetSdk.Find([Path.Combine(_root.FullName, "none", Program), runtime, old, good, Make("better", "99.1.100")]));
    }

    [Fact]
    public void A_runtime_alone_is_refused_with_advice()
    {
        var runtime = Make("runtime");

        var error = Assert.Throws<KernelException>(() => DotnetSdk.Find([runtime]));

        Assert.Contains($"looked beside {runtime}", error.Message, StringComparison.Ordinal);
        Assert.Contains("https://dot.net/download", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_dotnet_that_runs_the_kernel_comes_before_the_path()
    {
        var candidates = DotnetSdk.Candidates(name => name == "PATH" ? _root.FullName : null).ToList();

        Assert.Equal(2, candidates.Count);
        Assert.Equal(Path.Combine(_root.FullName, Program), candidates[1]);
    }

    private string Make(string name, params string[] sdks)
    {
        var folder = _root.CreateSubdirectory(name);
        foreach (var sdk in sdks)
            File.WriteAllText(Path.Combine(folder.CreateSubdirectory(Path.Combine("sdk", sdk)).FullName, "dotnet.dll"), "");
        var program = Path.Combine(folder.FullName, Program);
        File.WriteAllText(program, "");
        return program;
    }
}
