using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace FineTune.Server;

/// <summary>The body of POST /uploads as the OpenAPI document tells it.</summary>
internal sealed record UploadBody
{
    public required string Filename { get; init; }

    public required string Purpose { get; init; }

    [Range(1, UploadsApi.MostBytes), Description("The size of the whole file.")]
    public required long Bytes { get; init; }

    public required string MimeType { get; init; }

    public ExpiryBody? ExpiresAfter { get; init; }
}

internal sealed record ExpiryBody
{
    [Description("created_at")]
    public required string Anchor { get; init; }

    [Range(FileExpiry.LeastSeconds, FileExpiry.MostSeconds)]
    public required long Seconds { get; init; }
}

/// <summary>The body of POST /uploads/{id}/complete as the OpenAPI document tells it.</summary>
internal sealed record UploadCompletionBody
{
    [Description("The parts in the order of the file.")]
    public required IReadOnlyList<string> PartIds { get; init; }

    [Description("MD5 of the whole file in hexadecimal; it is compared.")]
    public string? Md5 { get; init; }
}

/// <summary>The form of POST /uploads/{id}/parts.</summary>
internal sealed record PartForm
{
    public required IFormFile Data { get; init; }
}
