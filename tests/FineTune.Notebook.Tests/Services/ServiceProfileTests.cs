using FineTune.OpenAI;

namespace FineTune.Notebook.Tests;

public sealed class ServiceProfileTests
{
    private static readonly ServiceProfile Profile =
        ServiceProfile.Local(new Uri("http://127.0.0.1:1/v1")) with { Name = "elsewhere", KeyVariables = ["FINETUNE_NO_SUCH_KEY"], KeyOptional = false };

    [Fact]
    public async Task A_key_that_is_nowhere_is_asked_for_in_the_notebook()
    {
        NotebookHost.Attach(new TextHost(TextWriter.Null));
        var nobody = await Assert.ThrowsAsync<FineTuneException>(Profile.ConnectAsync);
        Assert.Contains("environment variable", nobody.Message, StringComparison.Ordinal);

        var host = new FakeHost();
        NotebookHost.Attach(host);
        try
        {
            await Profile.ConnectAsync();
        }
        finally
        {
            NotebookHost.Attach(new TextHost(Console.Out));
        }
        Assert.Equal(["Key of elsewhere: "], host.Questions);
    }
}
