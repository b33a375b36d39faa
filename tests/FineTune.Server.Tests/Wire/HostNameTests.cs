using System.Net;

namespace FineTune.Server.Tests.Wire;

/// <summary>A web page whose name was made to point at this machine calls the service by that name.</summary>
public sealed class HostNameTests : ServerTest
{
    [Theory]
    [InlineData("localhost")]
    [InlineData("LOCALHOST:99")]
    [InlineData("127.0.0.1")]
    [InlineData("[::1]:8321")]
    public async Task Names_of_this_machine_are_answered(string host)
    {
        using var answer = await AskAsync(Http, "/", host);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData("/", "evil.example")]
    [InlineData("/page/page.js", "evil.example:8321")]
    [InlineData("/v1/models", "localhost.evil.example")]
    [InlineData("/health", "127.0.0.1.evil.example")]
    [InlineData("/nowhere", "192.168.0.1")]
    public async Task Others_are_turned_away_before_anything_else(string path, string host)
    {
        using var answer = await AskAsync(Http, path, host);

        var error = await answer.ErrorAsync();
        Assert.Equal((421, "unknown_host"), (error.Status, error.Code));
        Assert.Equal($"This service is not called '{host.Split(':')[0]}'. Call it by one of its names: localhost, 127.0.0.1, [::1].", error.Message);
    }

    [Fact]
    public async Task The_application_can_name_others()
    {
        using var folder = new TemporaryFolder();
        await using var server = await TestServer.StartAsync(folder.Path, options => options with { Hosts = ["tuning.example"] });

        using var named = await AskAsync(server.Http, "/health", "tuning.example");
        using var other = await AskAsync(server.Http, "/health", "localhost");

        Assert.Equal(HttpStatusCode.OK, named.StatusCode);
        Assert.Equal(HttpStatusCode.MisdirectedRequest, other.StatusCode);
    }

    [Fact]
    public void A_service_knows_the_names_of_the_address_it_listens_on()
    {
        Assert.Equal(["localhost", "127.0.0.1", "[::1]"], HostNames.Of(IPAddress.IPv6Loopback));
        Assert.Equal(["localhost", "127.0.0.1", "[::1]", "10.1.2.3"], HostNames.Of(IPAddress.Parse("10.1.2.3")));
        Assert.Null(HostNames.Of(IPAddress.Any));
        Assert.Null(HostNames.Of(IPAddress.IPv6Any));
    }

    private static async Task<HttpResponseMessage> AskAsync(HttpClient http, string path, string host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Host = host } };
        return await http.SendAsync(request, Token);
    }
}
