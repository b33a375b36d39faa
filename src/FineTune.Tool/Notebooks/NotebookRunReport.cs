using System.Text.Json.Nodes;
using FineTune.Kernel;
using FineTune.Notebook;

namespace FineTune.Tool;

/// <summary>What is told when notebooks have run, and the pages that are written then.</summary>
internal sealed class NotebookRunReport
{
    private readonly IReadOnlyList<NotebookResult> _results;
    private readonly string?[] _pages;

    private NotebookRunReport(IReadOnlyList<NotebookResult> results)
    {
        _results = results;
        _pages = new string?[results.Count];
    }

    /// <summary>Writes a page of every executed notebook, and the JUnit file when one is asked for.</summary>
    public static async Task<NotebookRunReport> WriteAsync(IReadOnlyList<NotebookResult> results, string? junit, CancellationToken cancellationToken)
    {
        var report = new NotebookRunReport(results);
        for (var index = 0; index < results.Count; index++)
        {
            if (results[index].Finished is { } finished)
                report._pages[index] = await WritePageAsync(finished.OutputPath, results[index].Path, cancellationToken);
        }

        if (junit is not null)
            await JUnitReport.WriteAsync(junit, results, cancellationToken);
        return report;
    }

    public string ToText() => _results is [var only] ? Describe(only, _pages[0]) : Table();

    public string ToJson() => new JsonObject
    {
        ["ok"] = _results.All(result => result.Succeeded),
        ["notebooks"] = new JsonArray([.. _results.Select((result, index) => ToJson(result, _pages[index]))]),
    }.ToJsonString();

    private static string Describe(NotebookResult result, string? page) => result.Finished is { } finished
        ? $"""

        {(result.Succeeded ? "Done" : $"Cell {finished.Failure!.Number} failed")} after {finished.Elapsed:m\:ss} min
          notebook  {Path.GetFullPath(finished.OutputPath)}
          page      {page}
        """
        : "";

    private string Table()
    {
        var table = new TextTable("notebook", "cells", "time", "result") { RightAligned = [1, 2], WidestColumn = 80 };
        foreach (var result in _results)
        {
            var ran = result.Cells.Count(cell => cell.Skipped is null);
            table.Add(result.Path, $"{ran}", result.Finished is { } finished ? $"{finished.Elapsed:m\\:ss}" : "", Outcome(result));
        }

        var failed = _results.Count(result => !result.Succeeded);
        return $"\n{table}\n\n{_results.Count} notebooks: {_results.Count - failed} passed, {failed} failed";
    }

    private static string Outcome(NotebookResult result) => result.Finished switch
    {
        null => $"not run: {result.Refusal}",
        { Failure: { } failure } => $"cell {failure.Number} failed: {failure.Error.Name}",
        _ => "passed",
    };

    private static JsonObject ToJson(NotebookResult result, string? page) => new()
    {
        ["path"] = result.Path,
        ["ok"] = result.Succeeded,
        ["output"] = result.Finished?.OutputPath,
        ["page"] = page,
        ["elapsed_seconds"] = result.Finished?.Elapsed.TotalSeconds,
        ["cells_run"] = result.Cells.Count(cell => cell.Skipped is null),
        ["cells_skipped"] = result.Cells.Count(cell => cell.Skipped is not null),
        ["refusal"] = result.Refusal,
        ["failure"] = result.Finished?.Failure is { } failure ? ToJson(failure) : null,
    };

    private static JsonObject ToJson(FailedCell failure) => new()
    {
        ["cell"] = failure.Number,
        ["position"] = failure.Position,
        ["first_line"] = failure.FirstLine,
        ["name"] = failure.Error.Name,
        ["message"] = failure.Error.Value,
        ["traceback"] = new JsonArray([.. failure.Error.Traceback.Select(line => JsonValue.Create(line))]),
    };

    private static async Task<string> WritePageAsync(string notebook, string original, CancellationToken cancellationToken)
    {
        var page = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(notebook)!, PageName(notebook)));
        var json = JsonNode.Parse(await File.ReadAllTextAsync(notebook, cancellationToken));
        HtmlPage.From(json, Path.GetFileNameWithoutExtension(original)).Save(page);
        return page;
    }

    private static string PageName(string notebook)
    {
        var name = Path.GetFileNameWithoutExtension(notebook);
        return (name.EndsWith(".executed", StringComparison.OrdinalIgnoreCase) ? Path.GetFileNameWithoutExtension(name) : name) + ".html";
    }
}
