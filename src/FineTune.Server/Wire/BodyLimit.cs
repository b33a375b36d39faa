using Microsoft.AspNetCore.Http.Features;

namespace FineTune.Server;

internal static class BodyLimit
{
    /// <summary>
    /// Refuses a body that says it is longer; those that do not say are counted while they are read. The web server's own limit is lifted: it
    /// would cut the connection, and clients would see a broken pipe in place of the answer.
    /// </summary>
    /// <exception cref="ApiException">413.</exception>
    public static void LimitBody(this HttpRequest request, long bytes)
    {
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } feature)
            feature.MaxRequestBodySize = null;
        if (request.ContentLength > bytes)
            throw ApiException.TooLarge(bytes);
    }
}
