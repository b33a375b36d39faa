using System.Text.Json;

namespace FineTune.OpenAI;

/// <summary>A checkpoint as it stands on the wire.</summary>
internal static class CheckpointJson
{
    public static ServiceCheckpoint Read(JsonElement json)
    {
        var metrics = json.Member("metrics");
        return new()
        {
            Step = json.Whole("step_number") ?? metrics?.Whole("step") ?? 0,
            Model = json.Text("fine_tuned_model_checkpoint") ?? json.Text("id") ?? "",
            TrainLoss = metrics?.Number("train_loss"),
            ValidationLoss = metrics?.Number("full_valid_loss") ?? metrics?.Number("valid_loss"),
            Created = json.Time("created_at"),
        };
    }
}
