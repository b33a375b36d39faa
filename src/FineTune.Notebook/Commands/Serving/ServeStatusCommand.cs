using System.Text.Json.Nodes;

namespace FineTune.Notebook;

/// <summary>serve status</summary>
internal static class ServeStatusCommand
{
    public static Command Record { get; } = new()
    {
        Name = "serve status",
        Description = "Tells where the service of this user runs; exit code 1 when none does.",
        Parameters =
        [
            new() { Name = "data", Description = $"Folder of the service (default {ServiceLock.DefaultFolder})." },
            new() { Name = "json", Description = "Print one JSON object.", Type = typeof(bool) },
        ],
        Examples = ["serve status"],
        CSharp = "ServiceLock.Read()?.Address",
        Handler = RunAsync,
    };

    private static async Task<int> RunAsync(CommandCall call)
    {
        var running = ServiceLock.Read(call.Get("data"));
        var told = call.Has("json") ? ToJson(running).ToJsonString()
            : running is null ? "No service runs. Start one: serve start"
            : $"{running.Address} (process {running.ProcessId}, key {running.KeyFile ?? "given by its user"})";
        await call.Output.WriteLineAsync(told);
        return running is null ? 1 : 0;
    }

    private static JsonObject ToJson(ServiceLock? running) => new()
    {
        ["running"] = running is not null,
        ["address"] = running?.Address.AbsoluteUri,
        ["process"] = running?.ProcessId,
        ["key_file"] = running?.KeyFile,
    };
}
