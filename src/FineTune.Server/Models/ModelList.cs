namespace FineTune.Server;

/// <summary>Models come on one page.</summary>
internal sealed record ModelList(IReadOnlyList<ModelObject> Data)
{
    public string Object { get; } = "list";
}
