using System.Text.Json;

namespace FineTune.Server;

/// <summary>Reads the JSON object of a request, within limits of size and depth.</summary>
internal static class JsonBody
{
    public const int MaxDepth = 32;
    private const long MaxBytes = 4 << 20;
    private const int CopyBytes = 1 << 14;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = MaxDepth };

    /// <exception cref="ApiException">415, 413 or 400.</exception>
    public static async Task<JsonFields> ReadAsync(HttpRequest request)
    {
        if (!request.HasJsonContentType())
            throw new ApiException(StatusCodes.Status415UnsupportedMediaType,
                $"Unsupported Content-Type header: '{request.ContentType}'. This route takes 'application/json'.");
        var body = await ReadBytesAsync(request);
        try
        {
            using var document = JsonDocument.Parse(body, Options);
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

    private static async Task<ReadOnlyMemory<byte>> ReadBytesAsync(HttpRequest request)
    {
        request.LimitBody(MaxBytes);
        var bytes = new MemoryStream();
        var buffer = new byte[CopyBytes];
        while (await request.Body.ReadAsync(buffer, request.HttpContext.RequestAborted) is var count and > 0)
        {
            if (bytes.Length + count > MaxBytes)
                throw ApiException.TooLarge(MaxBytes);
            bytes.Write(buffer, 0, count);
        }
        return bytes.GetBuffer().AsMemory(0, (int)bytes.Length);
    }
}
