namespace FineTune.Tests.Services;

public sealed class ServiceKeyFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_key_is_made_once_and_kept()
    {
        var first = ServiceKeyFile.GetOrCreate(_folder.At("data"));
        var second = ServiceKeyFile.GetOrCreate(_folder.At("data"));

        Assert.True(first.IsNew);
        Assert.False(second.IsNew);
        Assert.Equal(first.Key, second.Key);
        Assert.Matches("^ft-[A-Za-z0-9_-]{43}$", first.Key);
        Assert.NotEqual(first.Key, ServiceKeyFile.GetOrCreate(_folder.At("other")).Key);
    }

    [Fact]
    public void It_is_for_this_user_alone_and_shows_itself_nowhere()
    {
        var made = ServiceKeyFile.GetOrCreate(_folder.At("data"));

        Assert.DoesNotContain(made.Key, made.ToString(), StringComparison.Ordinal);
        if (OperatingSystem.IsWindows()) // There the rights are those of the user's folder.
            return;
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(made.Path));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(_folder.At("data")));
    }

    [Fact]
    public void An_empty_file_says_what_to_do()
    {
        _folder.Write("data/key", " ");

        Assert.Contains("Remove it", Assert.Throws<FineTuneException>(() => ServiceKeyFile.GetOrCreate(_folder.At("data"))).Message, StringComparison.Ordinal);
    }
}
