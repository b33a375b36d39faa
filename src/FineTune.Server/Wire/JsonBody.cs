using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;

namespace FineTune.Server;

/// <summary>Reads the JSON object of a request, within limits of size and depth.</summary>
internal static class JsonBody
{
    public const int MaxDepth = 32;
    private const long MaxBytes = 4 << 20;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = MaxDepth };

    /// <exception cref="ApiException">415, 413 or 400.</exception>
    public static async Task<JsonFields> ReadAsync(HttpRequest request)
    {
        if (!request.HasJsonContentType())
            throw new ApiException(StatusCodes.Status415UnsupportedMediaType,
                $"Unsupported Content-Type header: '{request.ContentType}'. This route takes 'application/json'.");
        request.LimitBody(MaxBytes);
        try
        {
            using var document = await JsonDocument.ParseAsync(request.Body, Options, request.HttpContext.RequestAborted);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? new JsonFields(document.RootElement.Clone(), "")
                : throw ApiException.Invalid("The body must be a JSON object.");
        }
        catch (JsonException)
        {
            throw ApiException.Invalid("We could not parse the JSON body of your request. (HINT: This likely means you aren't using your HTTP library correctly. "
                + $"The API expects a JSON payload of at most {MaxDepth} levels, but what was sent was not valid JSON.)");
        }
    }

    /// <summary>Kestrel then refuses longer bodies with 413, whether they say their length or not.</summary>
    public static void LimitBody(this HttpRequest request, long bytes)
    {
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } feature)
            feature.MaxRequestBodySize = bytes;
    }
}
