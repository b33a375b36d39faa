using System.Text;

namespace FineTune.Notebooks.Tests;

/// <summary>What a user sees when the input is wrong: one clear message on the error stream, exit code 1, no stack trace, nothing written.</summary>
public sealed class BadInputTests
{
    private const string GoodRow = """{"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello"}]}""";

    [Theory]
    [InlineData("{messages}", ":2:2:", "not JSON")]
    [InlineData("""{"messages":[{"content":"Hi"}]}""", ":2:", "role")]
    public async Task A_bad_row_is_named_by_line_and_column(string row, string place, string what)
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("data.jsonl", $"{GoodRow}\n{row}\n");

        var run = await FineTuneProcess.RunAsync("dataset", "check", file);

        AssertFails(run, folder, $"data.jsonl{place}", what);
    }

    [Fact]
    public async Task An_empty_data_set_is_refused()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("data.jsonl", "");

        var run = await FineTuneProcess.RunAsync("dataset", "check", file);

        AssertFails(run, folder, "data.jsonl", "empty");
    }

    [Fact]
    public async Task A_data_set_that_is_not_UTF8_is_refused()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("data.jsonl", Encoding.Latin1.GetBytes(GoodRow.Replace("Hello", "Grüße")));

        var run = await FineTuneProcess.RunAsync("dataset", "check", file);

        AssertFails(run, folder, "data.jsonl", "UTF-8");
    }

    [Fact]
    public async Task A_notebook_that_is_not_JSON_is_refused()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("broken.ipynb", "{\n");

        var run = await FineTuneProcess.RunAsync("notebook", "run", file);

        AssertFails(run, folder, "broken.ipynb:2:1", "not JSON");
    }

    [Fact]
    public async Task A_model_of_an_unknown_architecture_is_refused_with_the_known_ones()
    {
        using var folder = SeedlingCopy();
        folder.Write("config.json", """{"architectures":["MambaForCausalLM"]}""");

        var run = await FineTuneProcess.RunAsync("chat", folder.Path, "--message", "Hi");

        AssertFails(run, folder, "MambaForCausalLM", "LlamaForCausalLM");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Weights_that_are_cut_short_or_lie_about_their_size_are_refused(bool lying)
    {
        using var folder = SeedlingCopy();
        var weights = File.ReadAllBytes(Seedling("model.safetensors"));
        if (lying)
            weights[6] = 0x7f;
        folder.Write("model.safetensors", lying ? weights : weights[..^100]);

        var run = await FineTuneProcess.RunAsync("chat", folder.Path, "--message", "Hi");

        AssertFails(run, folder, "model.safetensors", "bytes");
    }

    [Fact]
    public async Task A_mistyped_command_gets_a_suggestion_and_exit_code_2()
    {
        var run = await FineTuneProcess.RunAsync("dataset", "chekc", "x.jsonl");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("Did you mean", run.Error);
    }

    private static void AssertFails(FinishedProcess run, TemporaryFolder folder, params string[] said)
    {
        Assert.Equal(1, run.ExitCode);
        Assert.All(said, words => Assert.Contains(words, run.Error));
        Assert.DoesNotContain("   at ", run.Error);
        Assert.Empty(Directory.EnumerateFiles(folder.Path, "*.html"));
        Assert.Empty(Directory.EnumerateFiles(folder.Path, "*.executed.ipynb"));
    }

    private static TemporaryFolder SeedlingCopy()
    {
        var folder = new TemporaryFolder();
        foreach (var name in (string[])["config.json", "tokenizer.json", "tokenizer_config.json"])
            folder.Write(name, File.ReadAllBytes(Seedling(name)));
        return folder;
    }

    private static string Seedling(string name) => Path.Combine(RepositoryFolder.Root, "data", "models", "seedling", name);
}
