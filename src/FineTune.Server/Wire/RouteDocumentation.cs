namespace FineTune.Server;

/// <summary>
/// What the OpenAPI document says of a route beside what its handler tells. Not ASP.NET's own Accepts: with that, routing refuses other media types
/// before the API can, in no words.
/// </summary>
internal static class RouteDocumentation
{
    /// <summary>The routes of one resource.</summary>
    public static RouteGroupBuilder Resource(this IEndpointRouteBuilder routes, string name) => routes.MapGroup("").WithTags(name);

    /// <summary>It reads a JSON body.</summary>
    public static RouteHandlerBuilder Takes<T>(this RouteHandlerBuilder route) => route.WithMetadata(new BodyDescription(typeof(T), "application/json"));

    /// <summary>It reads a form with a file.</summary>
    public static RouteHandlerBuilder TakesForm<T>(this RouteHandlerBuilder route) => route.WithMetadata(new BodyDescription(typeof(T), "multipart/form-data"));

    /// <summary>It reads <c>limit</c>, <c>after</c> and <c>order</c>.</summary>
    public static RouteHandlerBuilder TakesPage(this RouteHandlerBuilder route, int limit, int most) => route.WithMetadata(
        new QueryParameter("limit", $"How many rows to give, 1 to {most} (default {limit}).") { IsInteger = true },
        new QueryParameter("after", "Id of the row after which the page begins."),
        new QueryParameter("order", "By time: asc or desc (default desc)."));

    public static RouteHandlerBuilder TakesQuery(this RouteHandlerBuilder route, string name, string description) =>
        route.WithMetadata(new QueryParameter(name, description));
}

internal sealed record BodyDescription(Type Type, string MediaType);

internal sealed record QueryParameter(string Name, string Description)
{
    public bool IsInteger { get; init; }
}
