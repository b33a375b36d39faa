using System.Text.Json;
using System.Text.Json.Nodes;

namespace FineTune.Notebook;

/// <summary>dataset check FILE</summary>
internal static class DatasetCheckCommand
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static Command Record { get; } = new()
    {
        Name = "dataset check",
        Description = "Reads a chat JSONL file and says, with line numbers, what would make fine-tuning fail or disappoint.",
        Parameters =
        [
            new() { Name = "file", Description = "The data set: one {\"messages\": [...]} per line.", Required = true, Positional = true },
            new() { Name = "json", Description = "Print the findings as JSON.", Type = typeof(bool) },
        ],
        Handler = CheckAsync,
    };

    private static async Task<int> CheckAsync(CommandCall call)
    {
        var dataset = await Dataset.LoadAsync(call.Require("file"), call.CancellationToken);
        var report = dataset.Check();
        await call.Output.WriteLineAsync(call.Has("json") ? ToJson(dataset, report).ToJsonString(Indented) : report.Render(MimeTypes.Text));
        return report.Ok ? 0 : 1;
    }

    private static JsonObject ToJson(Dataset dataset, CheckReport report) => new()
    {
        ["name"] = dataset.Name,
        ["examples"] = dataset.Count,
        ["sha256"] = dataset.Sha256,
        ["ok"] = report.Ok,
        ["findings"] = new JsonArray([.. report.Findings.Select(finding => new JsonObject
        {
            ["severity"] = finding.Severity.ToString().ToLowerInvariant(),
            ["code"] = finding.Code,
            ["message"] = finding.Message,
            ["lines"] = new JsonArray([.. finding.Lines.Select(line => JsonValue.Create(line))]),
        })]),
    };
}
