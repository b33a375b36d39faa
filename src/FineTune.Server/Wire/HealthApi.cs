using Microsoft.AspNetCore.Http.HttpResults;

namespace FineTune.Server;

/// <summary>/health, for whoever waits until the service answers. It needs no key and tells nothing.</summary>
internal static class HealthApi
{
    public static void MapHealth(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/health", Answer).Produces<HealthObject>().WithSummary("Answers when the service does.").WithMetadata(new ApiPipeline.Open());

    private static JsonHttpResult<HealthObject> Answer() => TypedResults.Json(new HealthObject(), WireJson.Readable.HealthObject);
}

internal sealed record HealthObject
{
    public string Status { get; } = "ok";
}
