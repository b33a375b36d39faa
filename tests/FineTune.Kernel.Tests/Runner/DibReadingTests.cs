namespace FineTune.Kernel.Tests;

public sealed class DibReadingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Selectors_start_cells_and_other_magic_lines_stay_in_theirs()
    {
        var notebook = await LoadAsync(
            """
            #!meta

            {"kernelInfo":{"defaultKernelName":"csharp","items":[{"aliases":["qa"],"name":"questions"}]}}

            #!markdown

            # Title
            #! is no selector

            #!csharp

            #!time
            var x = 1;

            x

            #!qa
            who?

            #!mermaid

            graph TD
            """);

        Assert.Equal(
            [
                ("markdown", null, "# Title\n#! is no selector"),
                ("code", "csharp", "#!time\nvar x = 1;\n\nx"),
                ("code", "questions", "who?"),
                ("code", "mermaid", "graph TD"),
            ],
            notebook.Cells.Select(cell => (cell.Type, cell.Language, cell.Source)));
        NotebookFormat.AssertValid(System.Text.Json.Nodes.JsonNode.Parse(notebook.ToJson())!);
    }

    [Theory]
    [InlineData("1 + 1\r\n#!f#\r\nlet x = 1\r\n", "csharp", "fsharp")]
    [InlineData("#!meta\n{\"kernelInfo\":{\"defaultKernelName\":\"fsharp\"}}\n#!C#\n1\n#!powershell\nls", "csharp", "pwsh")]
    [InlineData("#!javascript\n1\n#!js\n2", "javascript", "javascript")]
    public async Task Languages_have_the_spellings_that_people_use(string text, string first, string second)
    {
        var notebook = await LoadAsync(text);

        Assert.Equal([first, second], notebook.Cells.Select(cell => cell.Language));
        Assert.DoesNotContain(notebook.Cells, cell => cell.Source.Contains('\r'));
    }

    [Fact]
    public async Task The_text_above_the_first_selector_is_in_the_notebooks_own_language()
    {
        var notebook = await LoadAsync("let x = 1\n#!meta\n{\"kernelInfo\":{\"defaultKernelName\":\"fsharp\"}}\n");

        Assert.Equal(("fsharp", "let x = 1"), (Assert.Single(notebook.Cells).Language, notebook.Cells[0].Source));
    }

    [Fact]
    public async Task Broken_metadata_is_named_by_its_line()
    {
        var error = await Assert.ThrowsAsync<KernelException>(() => LoadAsync("#!meta\n{\n  oops\n}\n#!csharp\n1"));

        Assert.StartsWith($"{Path}:3: the text below #!meta is not JSON", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_file_is_a_notebook_without_cells() => Assert.Empty((await LoadAsync("")).Cells);

    private string Path => _folder.At("in.dib");

    private async Task<NotebookDocument> LoadAsync(string text)
    {
        await File.WriteAllTextAsync(Path, text, TestContext.Current.CancellationToken);
        return await NotebookDocument.LoadAsync(Path, TestContext.Current.CancellationToken);
    }
}
