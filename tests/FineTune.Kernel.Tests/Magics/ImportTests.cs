namespace FineTune.Kernel.Tests;

public sealed class ImportTests : SessionTest
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_file_with_namespaces_is_a_library()
    {
        var path = _folder.Write("Tools.cs", "namespace Tools;\npublic static class Text\n{\n    public static string Shout(this string text) => text.ToUpperInvariant();\n}\n");

        await RunAsync($"#!import {path}");

        Assert.Equal("HI", await ValueOfAsync("\"hi\".Shout()"));
    }

    [Fact]
    public async Task The_cells_of_a_notebook_run_here_and_those_of_other_languages_are_named()
    {
        var path = _folder.Write("helpers.ipynb", Notebooks.Json(
            Notebooks.Code("var greeting = \"hello\";"),
            Notebooks.Of("markdown", "# text"),
            Notebooks.Code("string Greet(string name) => $\"{greeting}, {name}\";")));

        await RunAsync($"#!import \"{path}\"");

        Assert.Equal("hello, you", await ValueOfAsync("Greet(\"you\")"));
    }

    [Fact]
    public async Task A_fault_names_file_and_line()
    {
        var path = _folder.Write("broken.csx", "var a = 1;\nvar b = nothing;");

        var output = await RunAsync($"#!import {path}");

        Assert.StartsWith($"{path}, line 2, column 9: error CS0103", output.Error.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_import_others_from_their_own_folder_and_cycles_end()
    {
        _folder.Write("lib/a.csx", "#!import b.csx\nvar a = b + 1;");
        _folder.Write("lib/b.csx", "#!import a.csx\nvar b = 41;");

        await RunAsync($"#!import {_folder.At("lib/a.csx")}");

        Assert.Equal("42", await ValueOfAsync("a"));
    }

    [Fact]
    public async Task What_comes_after_the_import_in_the_cell_sees_it()
    {
        var path = _folder.Write("x.csx", "var x = 5;");

        Assert.Equal("6", await ValueOfAsync($"#!import {path}\nx + 1"));
    }

    [Theory]
    [InlineData("#!import missing.ipynb", "Line 1: there is no file missing.ipynb in ")]
    [InlineData("#!import", "#!import: file is missing")]
    public async Task What_cannot_be_imported_is_told(string cell, string message) =>
        Assert.StartsWith(message, (await RunAsync(cell)).Error.Value, StringComparison.Ordinal);

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _folder.Dispose();
    }
}
