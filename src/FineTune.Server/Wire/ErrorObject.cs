namespace FineTune.Server;

/// <summary>All four keys are required on the wire.</summary>
internal sealed record ErrorObject
{
    public required string Message { get; init; }
    public required string Type { get; init; }
    public required string? Param { get; init; }
    public required string? Code { get; init; }
}
