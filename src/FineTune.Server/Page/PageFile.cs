using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace FineTune.Server;

/// <summary>A file of the page, carried in the assembly. Browsers keep it and ask each time whether it is still the same.</summary>
internal sealed class PageFile
{
    private const string Prefix = "Page/";
    private const string Start = "page.html";
    private const string OwnFilesAlone =
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private readonly byte[] _content;
    private readonly string _type;
    private readonly EntityTagHeaderValue _tag;

    private PageFile(string name, byte[] content)
    {
        _content = content;
        _type = Path.GetExtension(name) switch
        {
            ".html" => "text/html; charset=utf-8",
            ".css" => "text/css; charset=utf-8",
            ".svg" => "image/svg+xml",
            _ => "text/javascript; charset=utf-8",
        };
        _tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(content))[..16]}\"");
        Route = name == Start ? "/" : $"/page/{name}";
    }

    public static IReadOnlyList<PageFile> All { get; } = [.. typeof(PageFile).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
        .Select(name => new PageFile(name[Prefix.Length..], Read(name)))];

    public string Route { get; }

    public FileContentHttpResult Answer(HttpResponse response)
    {
        response.Headers.ContentSecurityPolicy = OwnFilesAlone;
        response.Headers.CacheControl = "no-cache";
        return TypedResults.Bytes(_content, _type, entityTag: _tag);
    }

    private static byte[] Read(string name)
    {
        using var stream = typeof(PageFile).Assembly.GetManifestResourceStream(name)!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }
}
