using System.Text.Json.Nodes;

namespace FineTune.OpenAI.Tests;

/// <summary>Answers in the shapes that were recorded of the real service.</summary>
internal static class Wires
{
    public const string Job = "GET fine_tuning/jobs/ftjob-1";
    public const string Events = "GET fine_tuning/jobs/ftjob-1/events";
    public const string Create = "POST fine_tuning/jobs";
    public const string List = "GET fine_tuning/jobs";

    public static string JobIs(string status, params (string Name, JsonNode? Value)[] changes)
    {
        var job = JsonNode.Parse("""
            {"object":"fine_tuning.job","id":"ftjob-1","model":"gpt-4o-mini-2024-07-18","created_at":1700000000,"finished_at":null,
             "fine_tuned_model":null,"organization_id":"org-1","result_files":[],"status":"queued","validation_file":null,"training_file":"file-1",
             "hyperparameters":null,"trained_tokens":null,"error":{},"user_provided_suffix":"Support","seed":7,"estimated_finish":null,
             "integrations":[],"metadata":null,
             "method":{"type":"supervised","supervised":{"hyperparameters":{"n_epochs":2,"batch_size":"auto","learning_rate_multiplier":1.8}}}}
            """)!.AsObject();
        job["status"] = status;
        foreach (var (name, value) in changes)
            job[name] = value;
        return job.ToJsonString();
    }

    public static string Succeeded => JobIs("succeeded", ("fine_tuned_model", "ft:gpt-4o-mini-2024-07-18:org:support:abc"), ("finished_at", 1700000100), ("result_files", new JsonArray("file-9")));

    public static string Event(int number, string message, string data = "{}", string level = "info") =>
        $$"""{"object":"fine_tuning.job.event","id":"ftevent-{{number}}","created_at":{{1700000010 + number}},"level":"{{level}}","message":"{{message}}","data":{{data}},"type":"message"}""";

    public static string Measured(int number, string step, double loss, string total = "4") =>
        Event(number, $"Step {step}/4: training loss={loss}", $$"""{"step":{{step}},"train_loss":{{loss}},"total_steps":{{total}},"valid_loss":0.5,"train_mean_token_accuracy":0.75}""");

    /// <summary>Answers like the service: the newest first, after an id, in pages of <paramref name="pageSize"/>.</summary>
    public static Func<string, HttpResponseMessage> Pages(Func<IReadOnlyList<string>> oldestFirst, int pageSize = 100) => query =>
    {
        string[] newestFirst = [.. oldestFirst().Reverse()];
        var after = query.Split("after=") is [_, var id] ? id : null;
        var start = after is null ? 0 : Array.FindIndex(newestFirst, entry => entry.Contains($"\"{after}\"", StringComparison.Ordinal)) + 1;
        var page = newestFirst.Skip(start).Take(pageSize).ToList();
        var more = start + page.Count < newestFirst.Length ? "true" : "false";
        return FakeApi.Answer(200, $$"""{"object":"list","data":[{{string.Join(',', page)}}],"has_more":{{more}}}""");
    };
}
