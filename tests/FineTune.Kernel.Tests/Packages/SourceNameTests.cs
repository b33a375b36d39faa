namespace FineTune.Kernel.Tests;

public sealed class SourceNameTests
{
    [Theory]
    [InlineData("https://ann:secret@feed.example.org/v3/index.json is down", "https://feed.example.org/v3/index.json is down")]
    [InlineData("at 'http://feed.example.org/v3?key=secret'.", "at 'http://feed.example.org/v3'.")]
    [InlineData("nuget.org, /home/ann/feed", "nuget.org, /home/ann/feed")]
    public void Credentials_are_never_shown(string text, string shown) => Assert.Equal(shown, SourceName.Mask(text));
}
