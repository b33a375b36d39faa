namespace FineTune.Server;

/// <summary>The answer to every DELETE.</summary>
internal sealed record DeletedObject
{
    public required string Object { get; init; }
    public required bool Deleted { get; init; }
    public required string Id { get; init; }
}
