namespace FineTune.Server;

/// <summary>A model that can be asked and tuned.</summary>
internal sealed record ModelCard
{
    public required string Id { get; init; }

    /// <summary>The base model that it is, or was tuned from; part of the names of what is tuned from it.</summary>
    public required string Base { get; init; }

    public required string Folder { get; init; }
    public required long CreatedAt { get; init; }

    /// <summary>Tokens of one conversation that it can be trained on and asked with.</summary>
    public required int TrainingContext { get; init; }

    public required string OwnedBy { get; init; }

    /// <summary>Made by a job here, so it can be deleted.</summary>
    public required bool IsTuned { get; init; }
}
