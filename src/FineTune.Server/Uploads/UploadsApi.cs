using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FineTune.Server;

/// <summary>/uploads: files that are too big for one request, in parts.</summary>
internal static class UploadsApi
{
    public const long MostBytes = 8L << 30;
    private const long MostPartBytes = 64 << 20;
    private const long FormBytes = 1 << 16;
    private const long LifetimeSeconds = 3600;

    public static void MapUploads(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/uploads", CreateAsync).Takes<UploadBody>().Produces<UploadObject>().WithSummary("Begins an upload in parts.");
        routes.MapPost("/uploads/{id}/parts", AddPartAsync).TakesForm<PartForm>().Produces<PartObject>().WithSummary("Adds a part of up to 64 MB.");
        routes.MapPost("/uploads/{id}/complete", CompleteAsync).Takes<UploadCompletionBody>().Produces<UploadObject>()
            .WithSummary("Makes a file of the parts.");
        routes.MapPost("/uploads/{id}/cancel", Cancel).Produces<UploadObject>().WithSummary("Drops an upload and its parts.");
    }

    private static async Task<JsonHttpResult<UploadObject>> CreateAsync(HttpRequest request, UploadStore uploads, TimeProvider time)
    {
        var body = await JsonBody.ReadAsync(request);
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        body.RequireText("mime_type");
        var upload = new StoredUpload
        {
            Id = WireId.Upload(),
            Filename = FileLabel.Of(body.RequireText("filename")),
            Purpose = FilePurpose.Require(body.Text("purpose")),
            Bytes = body.Integer("bytes", 1, MostBytes) ?? throw body.Fault("'bytes' is a required property", "bytes"),
            CreatedAt = now,
            ExpiresAt = now + LifetimeSeconds,
            Status = UploadStatus.Pending,
            FileSeconds = FileSeconds(body),
        };
        uploads.Add(upload);
        return Answer(upload);
    }

    private static long? FileSeconds(JsonFields body)
    {
        if (body.Object("expires_after") is not { } expiry)
            return null;
        FileExpiry.RequireAnchor(expiry.Text("anchor"));
        return expiry.Integer("seconds", FileExpiry.LeastSeconds, FileExpiry.MostSeconds) ?? throw expiry.Fault("'seconds' is a required property", "seconds");
    }

    private static async Task<JsonHttpResult<PartObject>> AddPartAsync(string id, HttpRequest request, UploadStore uploads, DataFolder folder, TimeProvider time)
    {
        request.LimitBody(MostPartBytes + FormBytes);
        var form = new MultipartBody(request);
        var upload = uploads.RequirePending(id);
        var partId = WireId.Part();
        using var content = new AtomicFile(folder.Part(upload.Id, partId));
        if (await form.ReadAsync("data", content.Stream, MostPartBytes) is null)
            throw ApiException.Invalid("'data' is a required property", "data");
        var part = new StoredPart(partId, content.Stream.Length);
        content.Commit();
        uploads.AddPart(upload.Id, part);
        return TypedResults.Json(
            new PartObject { Id = part.Id, CreatedAt = time.GetUtcNow().ToUnixTimeSeconds(), UploadId = upload.Id }, WireJson.Readable.PartObject);
    }

    private static async Task<JsonHttpResult<UploadObject>> CompleteAsync(string id, HttpRequest request, UploadAssembly assembly)
    {
        var body = await JsonBody.ReadAsync(request);
        var ids = body.List("part_ids") ?? throw body.Fault("'part_ids' is a required property", "part_ids");
        var (upload, file) = await assembly.CompleteAsync(id, [.. ids.Select(PartId)], body.Text("md5"), request.HttpContext.RequestAborted);
        return Answer(upload, file);

        string PartId(JsonElement item) => item.ValueKind == JsonValueKind.String
            ? JsonFields.TextOf(item, "part_ids")
            : throw body.Fault($"{JsonFields.Show(item)} is not of type 'string' - 'part_ids'", "part_ids");
    }

    private static JsonHttpResult<UploadObject> Cancel(string id, UploadStore uploads) => Answer(uploads.Cancel(id));

    private static JsonHttpResult<UploadObject> Answer(StoredUpload upload, StoredFile? file = null) =>
        TypedResults.Json(UploadObject.Of(upload, file), WireJson.Readable.UploadObject);
}
