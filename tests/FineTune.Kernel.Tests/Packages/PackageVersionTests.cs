namespace FineTune.Kernel.Tests;

public sealed class PackageVersionTests
{
    [Fact]
    public void Versions_are_ordered_by_number_then_release_then_label()
    {
        string[] ordered = ["1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-alpha.beta", "1.0.0-beta.2", "1.0.0-beta.11", "1.0.0-rc", "1.0", "1.0.0.1", "1.2", "1.10"];

        Assert.Equal(ordered, ordered.Reverse().OrderBy(PackageVersion.Parse));
    }

    [Theory]
    [InlineData("1", "1.0.0")]
    [InlineData("1.2.3.0", "1.2.3")]
    [InlineData("01.2.3.4-Beta.1+build.7", "1.2.3.4-Beta.1")]
    public void A_version_is_written_in_its_normal_form(string text, string normal) => Assert.Equal(normal, PackageVersion.Parse(text).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("1.2.3.4.5")]
    [InlineData("1.x")]
    [InlineData("99999999999")]
    public void What_is_no_version_is_not_read(string text) => Assert.False(PackageVersion.TryParse(text, out _));
}
