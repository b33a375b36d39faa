namespace FineTune.Kernel.Tests;

public sealed class DirectiveHelpTests : HelpTest, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public DirectiveHelpTests()
    {
        foreach (var folder in (string[])["packages/zlib.net/9.0.0", "packages/zlib.net/10.0.0", "packages/zlib.net/10.0.0-rc.1", "packages/zebra", "data"])
            _folder.CreateSubdirectory(folder);
        foreach (var file in (string[])["data/train.jsonl", "data/test.jsonl", "data/.hidden", "tool.dll", "top.txt"])
            File.WriteAllText(Path.Combine(_folder.FullName, file), "");
        Sources = new HelpSources
        {
            PackageFolder = Path.Combine(_folder.FullName, "packages"),
            CarriedPackages = () => ["Zoo"],
            WorkingDirectory = () => _folder.FullName,
            Magics = new MagicTable([Time, Jobs, JobsList, Html]),
        };
    }

    private static Magic Time { get; } = new() { Name = "time", Description = "Times the cell.", Aliases = ["timeit"], Handler = Nothing };

    private static Magic Jobs { get; } = new() { Name = "jobs", Description = "Counts the jobs.", Handler = Nothing };

    private static Magic Html { get; } = new() { Name = "html", Description = "Shows HTML.", TakesBody = true, Handler = Nothing };

    private static Magic JobsList { get; } = new()
    {
        Name = "jobs list",
        Description = "Lists the jobs.",
        Handler = Nothing,
        Parameters =
        [
            new MagicParameter { Name = "state", Description = "Only these.", Completions = () => ["running", "failed"] },
            new MagicParameter { Name = "all", Description = "Old ones too.", Type = typeof(bool) },
            new MagicParameter { Name = "file", Description = "Where they stand.", Positional = true, Required = true },
        ],
    };

    [Theory]
    [InlineData("#!|", "#!html", "#!jobs", "#!time", "#!timeit")]
    [InlineData("#!ti|", "#!time", "#!timeit")]
    [InlineData("%ti|", "%time", "%timeit")]
    [InlineData("var x = 1;\n%%ht|", "%%html")]
    [InlineData("%jobs list --state |", "failed", "running")]
    [InlineData("var x = 1;\n  #!ht|", "#!html")]
    [InlineData("#!jobs l|", "list")]
    [InlineData("#!jobs list --|", "--all", "--state")]
    [InlineData("#!jobs list --all --|", "--state")]
    [InlineData("#!jobs list --state |", "failed", "running")]
    [InlineData("#!jobs list da|", "data/")]
    [InlineData("#!jobs list --all data/t|", "test.jsonl", "train.jsonl")]
    public async Task Magics_are_completed(string code, params string[] expected) => Assert.Equal(expected, await HelpTextsAsync(code));

    [Theory]
    [InlineData("#r \"nuget: z|", "zebra", "zlib.net", "Zoo")]
    [InlineData("#r \"nuget:Zl|\"", "zlib.net")]
    [InlineData("#r \"nuget: Zlib.Net, |\"", "10.0.0", "10.0.0-rc.1", "9.0.0")]
    [InlineData("#r \"nuget: zlib.net, 10|", "10.0.0", "10.0.0-rc.1")]
    [InlineData("#r \"|", "data/", "packages/", "tool.dll")]
    [InlineData("#load \"to|\"", "tool.dll", "top.txt")]
    public async Task References_are_completed(string code, params string[] expected) => Assert.Equal(expected, await HelpTextsAsync(code));

    [Theory]
    [InlineData("File.ReadAllText(\"da|\")", "data/", "File.ReadAllText(\"data/\")")]
    [InlineData("File.ReadAllText(\"data/tr|", "train.jsonl", "File.ReadAllText(\"data/train.jsonl")]
    [InlineData("Dataset.Load(@\"data\\te|\")", "test.jsonl", "Dataset.Load(@\"data\\test.jsonl\")")]
    [InlineData("new StreamReader(\"to|\")", "tool.dll", "new StreamReader(\"tool.dll\")")]
    [InlineData("var path = \"./data/te|\";", "test.jsonl", "var path = \"./data/test.jsonl\";")]
    [InlineData("#!jobs l|", "list", "#!jobs list")]
    [InlineData("#r \"nuget: Zl|\"", "zlib.net", "#r \"nuget: zlib.net\"")]
    public async Task A_choice_replaces_what_was_typed_of_it(string code, string choice, string expected) =>
        Assert.Equal(expected, await ChooseAsync(code, choice));

    [Theory]
    [InlineData("var text = \"da|\";")]
    [InlineData("var text = \"yes and/or da|\";")]
    [InlineData("var address = \"https://da|\";")]
    [InlineData("File.ReadAllText(\"missing/|\")")]
    [InlineData("#!html\n<p>Cons|")]
    [InlineData("var text = \"\"\"\n#!ti|\n\"\"\";")]
    [InlineData("#r \"nuget: ../zlib.net, |\"")]
    public async Task Text_stays_text(string code) => Assert.Empty(await HelpTextsAsync(code));

    [Fact]
    public async Task A_magic_and_its_parameter_explain_themselves()
    {
        var token = TestContext.Current.CancellationToken;

        var magic = await Help.InspectAsync("#!jobs list --all", 8, token);
        var parameter = await Help.InspectAsync("#!jobs list --state failed", 15, token);

        Assert.Equal(
            """
            #!jobs list [--state <text>] [--all] <file>

            Lists the jobs.

            Parameters:
              --state <text>: Only these.
              --all: Old ones too.
              <file>: Where they stand. Required.
            """,
            magic!.Text);
        Assert.Equal("--state <text>\n\nOnly these.", parameter!.Text);
        Assert.Contains("`#!timeit`", (await Help.InspectAsync("#!time", 3, token))!.Markdown, StringComparison.Ordinal);
    }

    void IDisposable.Dispose()
    {
        _folder.Delete(recursive: true);
        Dispose();
    }

    private static Task Nothing(MagicCall call) => Task.CompletedTask;
}
