using System.Runtime.InteropServices;

namespace FineTune.Torch.Tests.Native;

public sealed class LibTorchPackageTests
{
    [Theory]
    [InlineData("LINUX", "libtorch-cpu-linux-x64")]
    [InlineData("WINDOWS", "libtorch-cpu-win-x64")]
    [InlineData("OSX", "libtorch-cpu-osx-arm64")]
    public void Each_platform_is_told_its_own_package(string platform, string package) =>
        Assert.Equal(package, LibTorchPackage.IdFor(OSPlatform.Create(platform)));

    [Fact]
    public void The_version_is_the_one_that_the_repository_builds_with() => Assert.Contains(
        $"<PackageVersion Include=\"{LibTorchPackage.Id}\" Version=\"{LibTorchPackage.Version}\" />",
        File.ReadAllText(RepositoryFolder.At("Directory.Packages.props")), StringComparison.Ordinal);

    [Fact]
    public void The_advice_can_be_copied_into_a_cell() =>
        Assert.Contains($"#r \"nuget: {LibTorchPackage.Id}, {LibTorchPackage.Version}\"", LibTorchPackage.Advice, StringComparison.Ordinal);
}
