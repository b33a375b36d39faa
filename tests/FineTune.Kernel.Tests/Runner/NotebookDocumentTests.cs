using System.Text.Json.Nodes;

namespace FineTune.Kernel.Tests;

public sealed class NotebookDocumentTests
{
    /// <summary>As Jupyter writes it: unknown metadata, unknown fields, attachments, numbers of all sorts, escapes, both shapes of source.</summary>
    private const string Complete = """
        {
         "cells": [
          {
           "attachments": {
            "dot.png": {
             "image/png": "iVBORw0KGgo="
            }
           },
           "cell_type": "markdown",
           "id": "intro-1",
           "metadata": {
            "zeta": 1.0,
            "alpha": [
             1e-05,
             -0.5,
             12345678901234567890,
             null,
             true,
             [],
             {}
            ]
           },
           "source": [
            "# Grüße 😀 \u001b[31m\n",
            "tab\there \"quoted\" \\ back / slash <b>&'+"
           ]
          },
          {
           "cell_type": "code",
           "execution_count": 7,
           "id": "code-1",
           "metadata": {
            "tags": [
             "raises-exception"
            ]
           },
           "outputs": [
            {
             "data": {
              "application/vnd.x+json": {
               "b": 1,
               "a": 2
              }
             },
             "metadata": {},
             "output_type": "display_data"
            }
           ],
           "source": "var x = 1;\nx",
           "x-unknown": "kept"
          }
         ],
         "metadata": {
          "kernelspec": {
           "display_name": "C# (FineTune)",
           "language": "C#",
           "name": "csharp-finetune"
          },
          "x-tool": {
           "nested": {}
          }
         },
         "nbformat": 4,
         "nbformat_minor": 5
        }

        """;

    [Fact]
    public void A_notebook_that_is_read_and_written_is_the_same_file_byte_for_byte()
    {
        var notebook = NotebookDocument.Parse(Complete, "a.ipynb");

        Assert.Equal(Complete, notebook.ToJson());
    }

    [Fact]
    public void Cells_tell_what_they_are()
    {
        var notebook = NotebookDocument.Parse(Complete, "a.ipynb");

        Assert.Equal("C#", notebook.Language);
        Assert.Equal(["markdown", "code"], notebook.Cells.Select(cell => cell.Type));
        Assert.Equal("var x = 1;\nx", notebook.Cells[1].Source);
        Assert.EndsWith("slash <b>&'+", notebook.Cells[0].Source, StringComparison.Ordinal);
        Assert.Equal(["raises-exception"], notebook.Cells[1].Tags);
        Assert.Equal(7, notebook.Cells[1].ExecutionCount);
    }

    [Fact]
    public void An_older_notebook_gets_ids_that_are_the_same_each_time()
    {
        const string Old = """{"nbformat":4,"nbformat_minor":2,"metadata":{},"cells":[{"cell_type":"code","source":"1"},{"cell_type":"code","source":"1"}]}""";

        var first = NotebookDocument.Parse(Old, "old.ipynb");
        var second = NotebookDocument.Parse(Old, "old.ipynb");

        Assert.Equal(first.ToJson(), second.ToJson());
        Assert.Equal(2, first.Cells.Select(cell => cell.Id).Distinct().Count());
        Assert.All(first.Cells, cell => Assert.Matches("^[0-9a-f]{8}$", cell.Id));
        Assert.Equal(5, JsonNode.Parse(first.ToJson())!["nbformat_minor"]!.GetValue<int>());
    }

    [Theory]
    [InlineData("{\n \"cells\": [\n  oops\n ]\n}", "a.ipynb:3:3: this notebook is not JSON")]
    [InlineData("", "a.ipynb:1:1: this notebook is not JSON")]
    [InlineData("{\n<<<<<<< HEAD\n}", "It holds marks of a merge conflict")]
    [InlineData("[1]", "a.ipynb:1:1: a notebook is a JSON object")]
    [InlineData("{\"cells\":[]}", "a.ipynb:1:1: this JSON file is not a notebook: it has no number \"nbformat\".")]
    [InlineData("{\"nbformat\":3,\"worksheets\":[]}", "the notebook has nbformat 3, and only 4 can be read.")]
    [InlineData("{\"nbformat\":4}", "a.ipynb:1:1: the notebook has no list \"cells\".")]
    [InlineData("{\"nbformat\":4,\"cells\":[{\"cell_type\":\"code\",\"source\":\"\"},{\"cell_type\":\"heading\",\"source\":\"\"}]}", "a.ipynb: cell 2 is not a cell")]
    [InlineData("{\"nbformat\":4,\"cells\":[{\"cell_type\":\"code\"}]}", "a.ipynb: cell 1 has no \"source\".")]
    [InlineData("{\"nbformat\":4,\"nbformat\":4,\"cells\":[]}", "this notebook is not JSON")]
    public void A_file_that_is_no_notebook_is_refused_with_the_place(string json, string expected)
    {
        var error = Assert.Throws<KernelException>(() => NotebookDocument.Parse(json, "a.ipynb"));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_file_is_named()
    {
        var error = await Assert.ThrowsAsync<KernelException>(() => NotebookDocument.LoadAsync("nowhere.ipynb", TestContext.Current.CancellationToken));

        Assert.Equal("nowhere.ipynb: there is no such notebook.", error.Message);
    }

    [Fact]
    public async Task Saving_leaves_nothing_but_the_file()
    {
        using var folder = new TemporaryFolder();

        await NotebookDocument.Parse(Complete, "a.ipynb").SaveAsync(folder.At("sub/a.ipynb"), TestContext.Current.CancellationToken);

        Assert.Equal([folder.At("sub/a.ipynb")], Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories));
        Assert.Equal(Complete, await File.ReadAllTextAsync(folder.At("sub/a.ipynb"), TestContext.Current.CancellationToken));
    }
}
