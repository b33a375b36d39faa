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
        Description = "Says, with line numbers, what in a data set would make fine-tuning fail or disappoint.",
        Parameters =
        [
            CommonParameters.Data,
            new() { Name = "json", Description = "Print the findings as JSON.", Type = typeof(bool) },
        ],
        Examples = ["dataset check data/customer-support.jsonl", "dataset check @data"],
        CSharp = "data.Check()",
        Handler = CheckAsync,
    };

    private static async Task<int> CheckAsync(CommandCall call)
    {
        var dataset = await call.DatasetAsync("data");
        var report = dataset.Check();
        if (call.Has("json"))
            await call.Output.WriteLineAsync(ToJson(dataset, report).ToJsonString(Indented));
        else
            call.Show(report);
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
