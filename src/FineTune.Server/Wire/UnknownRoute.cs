using Microsoft.AspNetCore.Routing.Template;

namespace FineTune.Server;

/// <summary>Answers what no route takes: 405 when the path is known and the method is not, else 404.</summary>
internal static class UnknownRoute
{
    public static void MapUnknownRoute(this IEndpointRouteBuilder routes) =>
        routes.Map("/{**path}", Answer).ExcludeFromDescription().WithOrder(int.MaxValue);

    private static IResult Answer(HttpContext context, EndpointDataSource endpoints)
    {
        var request = context.Request;
        string[] allowed = [.. endpoints.Endpoints.OfType<RouteEndpoint>().Where(endpoint => Matches(endpoint, request.Path)).SelectMany(Methods).Distinct().Order()];
        if (allowed.Length == 0)
            throw ApiException.NotFound($"Invalid URL ({request.Method} {request.Path})", code: "unknown_url");
        context.Response.Headers.Allow = string.Join(", ", allowed);
        throw new ApiException(StatusCodes.Status405MethodNotAllowed, $"Not allowed to {request.Method} on {request.Path} (HINT: Perhaps you meant to make a {string.Join(" or ", allowed)} request?)", code: "method_not_supported");
    }

    private static bool Matches(RouteEndpoint endpoint, PathString path) =>
        Methods(endpoint).Any() && new TemplateMatcher(new RouteTemplate(endpoint.RoutePattern), []).TryMatch(path, []);

    private static IEnumerable<string> Methods(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [];
}
