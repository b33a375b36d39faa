namespace FineTune.Server;

/// <summary>Models come on one page.</summary>
internal sealed record ModelList
{
    public string Object { get; } = "list";
    public required IReadOnlyList<ModelObject> Data { get; init; }
}
