using System.Text.Json.Nodes;

namespace FineTune.Notebooks.Tests;

/// <summary>Cells that were run as a notebook by the program, in a folder of their own.</summary>
internal sealed class MagicNotebook
{
    private readonly JsonNode[] _cells;
    private readonly string _report;

    private MagicNotebook(JsonNode[] cells, string report) => (_cells, _report) = (cells, report);

    public static async Task<MagicNotebook> RunAsync(TemporaryFolder folder, params string[] cells)
    {
        var path = folder.Write("magics.dib", string.Join('\n', cells.Prepend("#r \"nuget: FineTuneNotebooks\"\nusing FineTune;\nusing FineTune.Notebook;").Select(cell => $"#!csharp\n{cell}")));
        var output = Path.Combine(folder.Path, "magics.ipynb");
        var run = await FineTuneProcess.RunInAsync(folder.Path, "notebook", "run", path, "--output", output);
        return new MagicNotebook(
            [.. JsonNode.Parse(await File.ReadAllTextAsync(output, TestContext.Current.CancellationToken))!["cells"]!.AsArray().Skip(1)!], run.Output + run.Error);
    }

    /// <summary>Everything that cell number <paramref name="index"/> showed as text: outputs, streams, the error.</summary>
    public string TextOf(int index) => string.Join('\n', Outputs(index).Select(output =>
        Text(output["data"]?["text/plain"]) + Text(output["text"]) + (output["evalue"]?.GetValue<string>() ?? "")));

    /// <summary>The MIME types of each display of the cell.</summary>
    public IReadOnlyList<string> MimeTypesOf(int index) =>
        [.. Outputs(index).Where(output => output["data"] is not null).Select(output => string.Join(' ', output["data"]!.AsObject().Select(entry => entry.Key).Order(StringComparer.Ordinal)))];

    public void AssertNoErrors()
    {
        var failed = _cells.Any(cell => cell["outputs"]!.AsArray().Any(output => output!["output_type"]!.GetValue<string>() == "error"));
        Assert.False(failed, _report);
    }

    private JsonNode[] Outputs(int index) => [.. _cells[index]["outputs"]!.AsArray()!];

    private static string Text(JsonNode? lines) => lines switch
    {
        null => "",
        JsonArray array => string.Concat(array.Select(line => line!.GetValue<string>())),
        _ => lines.GetValue<string>(),
    };
}
