namespace FineTune.Kernel.Tests;

public sealed class NearestPackageTests : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("nearest-test-");

    public NearestPackageTests()
    {
        var version = _root.CreateSubdirectory(Path.Combine("newtonsoft.json", "13.0.3"));
        File.WriteAllText(Path.Combine(version.FullName, "newtonsoft.json.nuspec"), "<package><metadata><id>Newtonsoft.Json</id></metadata></package>");
        _root.CreateSubdirectory("serilog");
    }

    public void Dispose() => _root.Delete(recursive: true);

    [Theory]
    [InlineData("Newtonsoft.Jsn", "Newtonsoft.Json")]
    [InlineData("NewtonSoftJson", "Newtonsoft.Json")]
    [InlineData("serilogs", "serilog")]
    [InlineData("Own.Pakage", "Own.Package")]
    [InlineData("Humanizer", null)]
    public void A_mistyped_id_finds_the_package_that_was_meant(string id, string? meant) =>
        Assert.Equal(meant, NearestPackage.Find(id, ["Own.Package"], _root.FullName));
}
