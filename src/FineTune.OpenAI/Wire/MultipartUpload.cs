using System.ClientModel;
using System.Net.Http.Headers;
using System.Text;

namespace FineTune.OpenAI;

/// <summary>The form in which a file is uploaded. It can be sent again, and tells each time how far it is.</summary>
internal sealed class MultipartUpload : BinaryContent
{
    private const int Piece = 64 << 10;
    private readonly ReadOnlyMemory<byte>[] _parts;
    private readonly IProgress<UploadProgress>? _progress;
    private readonly long _total;

    public MultipartUpload(TrainingFile file, bool byteOrderMark, IProgress<UploadProgress>? progress)
    {
        var boundary = $"finetune{Guid.NewGuid():n}";
        var head = $"--{boundary}\r\nContent-Disposition: form-data; name=\"purpose\"\r\n\r\nfine-tune\r\n"
            + $"--{boundary}\r\nContent-Disposition: {Disposition(file.Name)}\r\nContent-Type: application/octet-stream\r\n\r\n";
        _parts =
        [
            Encoding.UTF8.GetBytes(head),
            byteOrderMark ? Encoding.UTF8.Preamble.ToArray() : ReadOnlyMemory<byte>.Empty,
            file.Content,
            Encoding.UTF8.GetBytes($"\r\n--{boundary}--\r\n"),
        ];
        _total = _parts.Sum(part => (long)part.Length);
        _progress = progress;
        ContentType = $"multipart/form-data; boundary={boundary}";
    }

    public string ContentType { get; }

    public override bool TryComputeLength(out long length)
    {
        length = _total;
        return true;
    }

    public override async Task WriteToAsync(Stream stream, CancellationToken cancellationToken = default)
    {
        var sent = 0L;
        foreach (var piece in Pieces())
        {
            await stream.WriteAsync(piece, cancellationToken);
            sent += piece.Length;
            _progress?.Report(new UploadProgress(sent, _total));
        }
    }

    public override void WriteTo(Stream stream, CancellationToken cancellationToken = default)
    {
        foreach (var piece in Pieces())
            stream.Write(piece.Span);
    }

    public override void Dispose()
    {
    }

    private IEnumerable<ReadOnlyMemory<byte>> Pieces()
    {
        foreach (var part in _parts)
        {
            for (var start = 0; start < part.Length; start += Piece)
                yield return part.Slice(start, Math.Min(Piece, part.Length - start));
        }
    }

    /// <summary>A name that is not ASCII is told twice, as RFC 6266 has it.</summary>
    private static string Disposition(string fileName)
    {
        var plain = new string([.. fileName.Select(c => c is >= ' ' and <= '~' and not ('"' or '\\') ? c : '_')]);
        var disposition = new ContentDispositionHeaderValue("form-data") { Name = "\"file\"", FileName = $"\"{plain}\"" };
        if (plain != fileName)
            disposition.FileNameStar = fileName;
        return disposition.ToString();
    }
}
