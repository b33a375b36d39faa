namespace FineTune.Server.Tests;

public sealed class SecretsTests : ServerTest
{
    private const string Secret = "marmalade-at-midnight";

    [Fact]
    public async Task Logs_carry_no_key_and_no_training_text()
    {
        using var wrong = TestServer.ClientFor(Server.Address, "sk-a-wrong-key-of-somebody");
        await wrong.GetAsync("/v1/models", Token);
        var file = await Http.UploadAsync(ServerCalls.Rows(10, Secret));
        foreach (var suffix in (string[])["plain", "crash-at-5", "fail-at-5"])
        {
            var job = await Http.PostAsync("/v1/fine_tuning/jobs", $$"""{"model":"seedling","training_file":"{{file}}","suffix":"{{suffix}}"}""");
            await Http.WaitForAsync(job.GetProperty("id").GetString()!, suffix == "plain" ? "succeeded" : "failed");
        }
        var broken = await Http.UploadAsync($$"""{"messages":[{"role":"{{Secret}}","content":""}]}""");
        var failed = await Http.PostAsync("/v1/fine_tuning/jobs", $$"""{"model":"seedling","training_file":"{{broken}}"}""");
        await Http.WaitForAsync(failed.GetProperty("id").GetString()!, "failed");
        await Http.SendFileAsync(Secret, "fine-tune");
        await Http.PostAsync("/v1/chat/completions", $$"""{"model":"seedling","messages":[{"role":"user","content":"{{Secret}}"}]}""");
        await Http.SendJsonAsync("/v1/chat/completions", $$"""{"model":"{{Secret}}""");

        Assert.NotEmpty(Server.Log.Text);
        Assert.DoesNotContain(Secret, Server.Log.Text);
        Assert.DoesNotContain(TestServer.Key, Server.Log.Text);
        Assert.DoesNotContain("wrong-key", Server.Log.Text);
    }
}
