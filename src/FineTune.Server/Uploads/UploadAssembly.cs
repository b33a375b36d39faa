using System.Security.Cryptography;

namespace FineTune.Server;

/// <summary>Puts the parts of an upload together.</summary>
internal sealed class UploadAssembly(UploadStore uploads, FileStore files, DataFolder folder, TimeProvider time)
{
    /// <exception cref="ApiException">400: parts are missing or twice, the sum of bytes is another one, or the MD5 is.</exception>
    public async Task<(StoredUpload Upload, StoredFile File)> CompleteAsync(string uploadId, IReadOnlyList<string> partIds, string? md5, CancellationToken cancellationToken)
    {
        var upload = uploads.RequirePending(uploadId);
        RequireAll(upload, partIds);
        using var added = files.Begin();
        var hash = await JoinPendingAsync(upload, partIds, added.Content.Stream, cancellationToken);
        if (md5 is not null && !hash.Equals(md5, StringComparison.OrdinalIgnoreCase))
            throw ApiException.Invalid($"The MD5 of the parts is {hash}, and not the one that was given.", "md5");
        added.Content.Commit();
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        var file = new StoredFile
        {
            Id = added.Id,
            Purpose = upload.Purpose,
            Filename = upload.Filename,
            Bytes = upload.Bytes,
            CreatedAt = now,
            ExpiresAt = now + upload.FileSeconds,
        };
        return (Keep(uploadId, file), file);
    }

    private StoredUpload Keep(string uploadId, StoredFile file)
    {
        try
        {
            return uploads.Complete(uploadId, file);
        }
        catch
        {
            File.Delete(folder.File(file.Id));
            throw;
        }
    }

    private void RequireAll(StoredUpload upload, IReadOnlyList<string> partIds)
    {
        var parts = uploads.Parts(upload.Id);
        var known = partIds.Where(parts.ContainsKey).Distinct(StringComparer.Ordinal).ToArray();
        if (known.Length != partIds.Count)
            throw ApiException.Invalid($"'part_ids' names a part that upload {upload.Id} does not have, or names one twice.", "part_ids");
        if (known.Sum(id => parts[id].Bytes) is var sum && sum != upload.Bytes)
            throw ApiException.Invalid($"The parts have {sum} bytes together, but the upload was created for {upload.Bytes}.", "part_ids");
    }

    private async Task<string> JoinPendingAsync(StoredUpload upload, IReadOnlyList<string> partIds, Stream target, CancellationToken cancellationToken)
    {
        try
        {
            return await JoinAsync(upload, partIds, target, cancellationToken);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            uploads.RequirePending(upload.Id); // Another request completed or cancelled it meanwhile, and is told of.
            throw;
        }
    }

    private async Task<string> JoinAsync(StoredUpload upload, IReadOnlyList<string> partIds, Stream target, CancellationToken cancellationToken)
    {
#pragma warning disable CA5351 // MD5 is what the API offers against transmission faults; it secures nothing.
        using var md5 = MD5.Create();
#pragma warning restore CA5351
        await using (var hashing = new CryptoStream(target, md5, CryptoStreamMode.Write, leaveOpen: true))
        {
            foreach (var part in partIds)
            {
                await using var bytes = File.OpenRead(folder.Part(upload.Id, part));
                await bytes.CopyToAsync(hashing, cancellationToken);
            }
        }
        return Convert.ToHexStringLower(md5.Hash!);
    }
}
