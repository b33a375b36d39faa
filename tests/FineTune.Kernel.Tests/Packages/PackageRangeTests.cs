using NuGet.Versioning;

namespace FineTune.Kernel.Tests;

public sealed class PackageRangeTests
{
    [Theory]
    [InlineData("1.2", "1.2.0", "1.2.1")]
    [InlineData("[1.2]", "1.2.0", "1.2.1")]
    [InlineData("[1.0,2.0)", "1.0.0 1.9.9 2.0.0-beta", "2.0.0 0.9.0")]
    [InlineData("(1.0, 2.0]", "1.0.1 2.0.0", "1.0.0 2.0.1")]
    [InlineData("(,1.0]", "0.1.0 1.0.0", "1.0.1")]
    [InlineData("[1.0,)", "1.0.0 7.0.0", "0.9.0")]
    [InlineData("1.*", "1.0.0 1.22.3", "2.0.0")]
    [InlineData("1.2.*-*", "1.2.3-beta", "1.3.0")]
    [InlineData("1.2.3-*", "1.2.3-beta 1.2.3", "1.2.4")]
    [InlineData("*", "0.1.0 9.0.0", "")]
    [InlineData("*-*", "0.1.0-alpha", "")]
    public void A_loaded_version_meets_a_range_or_does_not(string text, string inside, string outside)
    {
        Assert.True(PackageRange.TryParse(text, out var range));

        Assert.All(Versions(inside), version => Assert.True(range.IsMetBy(version), version.ToString()));
        Assert.All(Versions(outside), version => Assert.False(range.IsMetBy(version), version.ToString()));
    }

    [Theory]
    [InlineData("newest")]
    [InlineData("[]")]
    [InlineData("[1.0")]
    [InlineData("[a,b]")]
    [InlineData("*.1")]
    public void What_is_no_range_is_not_read(string text) => Assert.False(PackageRange.TryParse(text, out _));

    private static IEnumerable<NuGetVersion> Versions(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(NuGetVersion.Parse);
}
