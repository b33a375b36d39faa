using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace FineTune.Server;

/// <summary>/files</summary>
internal static class FilesApi
{
    private const long MostBytes = 512L << 20;

    /// <summary>Around the file: boundaries and the other fields.</summary>
    private const long FormBytes = 1 << 20;

    private const int MostListed = 10_000;
    public static void MapFiles(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/files", CreateAsync).TakesForm<FileForm>().Produces<FileObject>().WithSummary("Uploads a file.");
        routes.MapGet("/files", List).Produces<Page<FileObject>>().TakesPage(MostListed, MostListed).TakesQuery("purpose", "Lists files of that purpose alone.")
            .WithSummary("Lists files.");
        routes.MapGet("/files/{id}", Retrieve).Produces<FileObject>().WithSummary("Tells what a file is.");
        routes.MapDelete("/files/{id}", Delete).Produces<DeletedObject>().WithSummary("Deletes a file.");
        routes.MapGet("/files/{id}/content", Content).Produces<Stream>(contentType: "application/octet-stream").WithSummary("Gives the bytes of a file.");
    }

    private static async Task<JsonHttpResult<FileObject>> CreateAsync(HttpRequest request, FileStore files, DataFolder folder, TimeProvider time)
    {
        request.LimitBody(MostBytes + FormBytes);
        var form = new MultipartBody(request);
        using var added = files.Begin();
        var name = await form.ReadAsync("file", added.Content.Stream, MostBytes) ?? throw ApiException.Invalid("'file' is a required property", "file");
        var purpose = FilePurpose.Require(form.Fields.GetValueOrDefault("purpose"));
        var seconds = FileExpiry.Seconds(form.Fields);
        var bytes = added.Content.Stream.Length;
        added.Content.Commit();
        if (purpose == FilePurpose.FineTune)
            await CheckAsync(folder.File(added.Id), request.HttpContext.RequestAborted);
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        return Answer(files.Add(new StoredFile
        {
            Id = added.Id,
            Purpose = purpose,
            Filename = name,
            Bytes = bytes,
            CreatedAt = now,
            ExpiresAt = now + seconds,
        }));
    }

    private static async Task CheckAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            await JsonlBeginning.CheckAsync(path, cancellationToken);
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }

    private static JsonHttpResult<Page<FileObject>> List(HttpRequest request, FileStore files)
    {
        var page = PageRequest.Read(request, MostListed, MostListed);
        if (page.After is { } after)
            files.Require(after);
        var purpose = request.Query["purpose"].ToString() is { Length: > 0 } given ? given : null;
        FileObject[] rows = [.. files.List(page, purpose).Select(FileObject.Of)];
        return TypedResults.Json(Page<FileObject>.Of(rows, page.Limit, file => file.Id, empty: ""), WireJson.Readable.PageFileObject);
    }

    private static JsonHttpResult<FileObject> Retrieve(string id, FileStore files) => Answer(files.Require(id));

    private static JsonHttpResult<DeletedObject> Delete(string id, FileStore files)
    {
        files.Delete(id);
        return TypedResults.Json(new DeletedObject { Object = "file", Deleted = true, Id = id }, WireJson.Readable.DeletedObject);
    }

    private static FileStreamHttpResult Content(string id, HttpResponse response, FileStore files, FineTuneServerOptions options)
    {
        var file = files.Require(id);
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(file.Filename);
        response.Headers.ContentDisposition = disposition.ToString();
        var content = files.OpenRead(file);
        return TypedResults.Stream(
            options.Base64Results && file.Purpose == FilePurpose.Results ? new CryptoStream(content, new ToBase64Transform(), CryptoStreamMode.Read) : content,
            "application/octet-stream");
    }

    private static JsonHttpResult<FileObject> Answer(StoredFile file) => TypedResults.Json(FileObject.Of(file), WireJson.Readable.FileObject);
}
