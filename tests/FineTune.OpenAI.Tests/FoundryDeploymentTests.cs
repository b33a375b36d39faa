namespace FineTune.OpenAI.Tests;

public sealed class FoundryDeploymentTests
{
    private const string Path = "subscriptions/sub/resourceGroups/group/providers/Microsoft.CognitiveServices/accounts/res/deployments/support";
    private readonly List<string> _routes = [];
    private readonly List<string> _bodies = [];
    private List<HttpResponseMessage> _answers = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_model_is_deployed_when_Azure_says_that_it_is()
    {
        _answers = [State("Creating"), State("Creating"), State("Succeeded")];

        await Connect().DeployAsync("support", "gpt-4o-mini.ft-1", cancellationToken: Cancel);

        Assert.Equal([$"PUT {Path}", $"GET {Path}", $"GET {Path}"], _routes);
        Assert.Equal("""{"sku":{"name":"Standard","capacity":1},"properties":{"model":{"format":"OpenAI","name":"gpt-4o-mini.ft-1","version":"1"}}}""", _bodies[0]);
    }

    [Fact]
    public async Task Tier_format_and_capacity_are_as_asked_for()
    {
        _answers = [State("Succeeded")];

        await Connect().DeployAsync("support", "gpt-oss.ft-1", tier: "GlobalStandard", format: "Microsoft", capacity: 50, cancellationToken: Cancel);

        Assert.Equal("""{"sku":{"name":"GlobalStandard","capacity":50},"properties":{"model":{"format":"Microsoft","name":"gpt-oss.ft-1","version":"1"}}}""", _bodies[0]);
    }

    [Fact]
    public async Task A_busy_Azure_is_asked_again()
    {
        _answers = [FakeApi.Error(429, "slow down"), State("Succeeded")];

        await Connect().DeployAsync("support", "m", cancellationToken: Cancel);

        Assert.Equal(2, _routes.Count);
    }

    [Theory]
    [InlineData("Failed")]
    [InlineData("Canceled")]
    [InlineData("Disabled")]
    [InlineData("Deleting")]
    public async Task A_deployment_that_comes_to_nothing_says_so(string state)
    {
        _answers = [State("Accepted"), State(state)];

        var exception = await Assert.ThrowsAsync<FineTuneException>(() => Connect().DeployAsync("support", "m", cancellationToken: Cancel));

        Assert.Contains($"The deployment support of m ended as {state}.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_says_what_to_do_and_never_the_token()
    {
        _answers = [FakeApi.Error(401, $"The token {FakeApi.Key} is expired", "ExpiredAuthenticationToken")];

        var exception = await Assert.ThrowsAsync<FineTuneException>(() => Connect().DeployAsync("support", "m", cancellationToken: Cancel));

        Assert.Contains("az account get-access-token", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(FakeApi.Key, exception.ToString(), StringComparison.Ordinal);
    }

    private FoundryDeployment Connect() =>
        new(new FoundryResource("sub", "group", "res"), new ServiceKey(FakeApi.Key), new InstantTime(), new HttpClient(new Transport(AnswerAsync)));

    private static HttpResponseMessage State(string state) => FakeApi.Answer(200, $$$"""{"id":"x","properties":{"provisioningState":"{{{state}}}"}}""");

    private async Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        _routes.Add($"{request.Method} {request.RequestUri!.AbsolutePath.TrimStart('/')}");
        _bodies.Add(request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken));
        return _answers[_routes.Count - 1];
    }
}
