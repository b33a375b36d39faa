namespace FineTune.Server;

internal sealed record ModelObject
{
    public required string Id { get; init; }
    public string Object { get; } = "model";
    public required long Created { get; init; }
    public required string OwnedBy { get; init; }

    /// <summary>Tokens; longer examples are cut at the end. Not part of the OpenAI API, whose documentation has a table of them.</summary>
    public required int TrainingContext { get; init; }

    public static ModelObject Of(string id, ModelCard card) =>
        new() { Id = id, Created = card.CreatedAt, OwnedBy = card.OwnedBy, TrainingContext = card.TrainingContext };
}
