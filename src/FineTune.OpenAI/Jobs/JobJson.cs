using System.Text.Json;
using System.Text.Json.Nodes;

namespace FineTune.OpenAI;

/// <summary>A job as it stands on the wire.</summary>
internal static class JobJson
{
    /// <summary>In the metadata of a job: by it the job is found whose creation was never answered.</summary>
    public const string RequestKey = "finetune_request";

    public static JsonObject Write(RemoteJob job, ServiceProfile profile, string request)
    {
        var body = new JsonObject
        {
            ["model"] = job.Model,
            ["training_file"] = job.TrainingFile,
            ["method"] = new JsonObject
            {
                ["type"] = "supervised",
                ["supervised"] = new JsonObject
                {
                    ["hyperparameters"] = new JsonObject
                    {
                        ["n_epochs"] = Auto(job.Epochs),
                        ["batch_size"] = Auto(job.BatchSize),
                        ["learning_rate_multiplier"] = Auto(job.LearningRateMultiplier),
                    },
                },
            },
        };
        if (job.ValidationFile is { } validation)
            body["validation_file"] = validation;
        if (job.Suffix is { } suffix)
            body["suffix"] = suffix;
        if (job.Seed is { } seed)
            body["seed"] = seed;
        if (profile.Metadata)
            body["metadata"] = new JsonObject { [RequestKey] = request };
        if (profile.TrainingType is { } trainingType)
            body["trainingType"] = trainingType;
        return body;
    }

    public static ServiceJob Read(JsonElement json, ServiceProfile profile)
    {
        var settings = Settings(json);
        return new()
        {
            Id = json.Text("id") ?? throw new FineTuneException($"{profile.Name} at {profile.Address} answers with a job that has no id. Check the address."),
            Service = profile.Name,
            Address = profile.Address,
            Status = new JobStatus(json.Text("status") ?? "unknown"),
            Model = json.Text("model") ?? "",
            TrainingFile = json.Text("training_file") ?? "",
            ValidationFile = json.Text("validation_file"),
            FineTunedModel = json.Text("fine_tuned_model"),
            Suffix = json.Text("user_provided_suffix") ?? json.Text("suffix"),
            Seed = json.Whole("seed"),
            Epochs = settings?.Whole("n_epochs"),
            BatchSize = settings?.Whole("batch_size"),
            LearningRateMultiplier = settings?.Number("learning_rate_multiplier"),
            Created = json.Time("created_at"),
            Finished = json.Time("finished_at"),
            EstimatedFinish = json.Time("estimated_finish"),
            TrainedTokens = (long?)json.Number("trained_tokens"),
            ResultFiles = [.. json.Items("result_files").Where(id => id.ValueKind == JsonValueKind.String).Select(id => id.GetString()!)],
            Error = json.Member("error") is { } error ? ErrorText.Read(error) : null,
        };
    }

    private static JsonNode Auto(int? setting) => setting is { } value ? value : "auto";

    private static JsonNode Auto(double? setting) => setting is { } value ? value : "auto";

    /// <summary>Those of the method; the older place beside it is null for some jobs.</summary>
    private static JsonElement? Settings(JsonElement json) =>
        json.Member("method") is { } method && method.Text("type") is { } type && method.Member(type)?.Member("hyperparameters") is { } settings
            ? settings
            : json.Member("hyperparameters");
}
