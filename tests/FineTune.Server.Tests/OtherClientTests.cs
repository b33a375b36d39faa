namespace FineTune.Server.Tests;

/// <summary>Clients of other platforms, unmodified, from the upload to the deletion of what they made.</summary>
public sealed class OtherClientTests : ServerTest
{
    [Theory]
    [InlineData("openai6")]
    [InlineData("openai7")]
    public Task The_npm_package_uploads_tunes_asks_and_deletes(string client) =>
        ClientScript.RunNodeAsync(Server.Address, TestServer.Key, client, TestServer.BaseModel);

    [Fact]
    public Task Curl_uploads_tunes_asks_and_deletes() => ClientScript.RunCurlAsync(Server.Address, TestServer.Key, TestServer.BaseModel);
}
