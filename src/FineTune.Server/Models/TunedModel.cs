namespace FineTune.Server;

/// <summary>A checkpoint of a job under the name by which clients know it.</summary>
internal sealed record TunedModel(string Id, string Base, string JobId, int Step, long CreatedAt);
