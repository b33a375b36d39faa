using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace FineTune.Server;

/// <summary>Reads a multipart form section by section; the one file goes straight to where it is kept and is never held in memory.</summary>
internal sealed class MultipartBody
{
    private const int MostSections = 16;
    private const int LongestField = 4096;
    private const int LongestBoundary = 200;
    private const int CopyBytes = 1 << 16;

    private readonly HttpRequest _request;
    private readonly MultipartReader _reader;
    private readonly Dictionary<string, string> _fields = new(StringComparer.Ordinal);

    /// <exception cref="ApiException">415 or 400: the request is no multipart form.</exception>
    public MultipartBody(HttpRequest request)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
            throw new ApiException(StatusCodes.Status415UnsupportedMediaType, $"Unsupported Content-Type header: '{request.ContentType}'. This route takes 'multipart/form-data'.");
        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).ToString();
        if (boundary.Length is 0 or > LongestBoundary)
            throw Malformed();
        _request = request;
        _reader = new MultipartReader(boundary, request.Body);
    }

    /// <summary>The text fields that have been read.</summary>
    public IReadOnlyDictionary<string, string> Fields => _fields;

    /// <summary>
    /// Reads the form to its end and copies the file called <paramref name="name"/> to <paramref name="target"/>. Returns the file's name
    /// without any folders; null when the form has no such file.
    /// </summary>
    /// <exception cref="ApiException">413 when the file is longer than <paramref name="limit"/> bytes; 400 when the form is malformed.</exception>
    public async Task<string?> ReadAsync(string name, Stream target, long limit)
    {
        string? file = null;
        for (var sections = 0; await FromClientAsync(() => _reader.ReadNextSectionAsync(_request.HttpContext.RequestAborted)) is { } section; sections++)
        {
            if (sections == MostSections)
                throw ApiException.Invalid($"The form has more than {MostSections} parts.");
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition))
                throw Malformed();
            var field = HeaderUtilities.RemoveQuotes(disposition.Name).ToString();
            if (field != name)
            {
                await ReadFieldAsync(field, section.Body);
                continue;
            }
            if (file is not null)
                throw ApiException.Invalid($"The form has more than one '{name}'.", name);
            file = NameOf(disposition);
            await CopyAsync(section.Body, target, limit);
        }
        return file;
    }

    /// <summary>Name without folders and without what no file is called: a label for people, never a path here.</summary>
    private static string NameOf(ContentDispositionHeaderValue disposition)
    {
        var given = disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName;
        return FileLabel.Of(HeaderUtilities.RemoveQuotes(given).ToString());
    }

    private async Task CopyAsync(Stream from, Stream target, long limit)
    {
        var buffer = new byte[CopyBytes];
        var total = 0L;
        while (await FromClientAsync(async () => await from.ReadAsync(buffer, _request.HttpContext.RequestAborted)) is var count and > 0)
        {
            total += count;
            if (total > limit)
                throw ApiException.TooLarge(limit);
            await target.WriteAsync(buffer.AsMemory(0, count));
        }
    }

    private async Task ReadFieldAsync(string name, Stream from)
    {
        using var content = new MemoryStream();
        await CopyAsync(from, content, LongestField);
        _fields[name] = Encoding.UTF8.GetString(content.ToArray());
    }

    /// <summary>What goes wrong while reading is the client's doing; what goes wrong while writing is not.</summary>
    private static async Task<T> FromClientAsync<T>(Func<Task<T>> read)
    {
        try
        {
            return await read();
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException and not BadHttpRequestException)
        {
            throw Malformed();
        }
    }

    private static ApiException Malformed() => ApiException.Invalid("The multipart form is malformed or ends too early.");
}
