using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace FineTune.Server;

/// <summary>Uploads and their parts. As with files, bytes are in place before the row that tells of them.</summary>
internal sealed class UploadStore(Database database, DataFolder folder, TimeProvider time)
{
    public void Add(StoredUpload upload) => database.Write(connection => connection.Execute(
        "INSERT INTO uploads (id, data) VALUES ($id, $data)", ("$id", upload.Id), ("$data", Write(upload))));

    /// <exception cref="ApiException">404.</exception>
    public StoredUpload Require(string id) => database.Read(connection => Require(connection, id));

    /// <exception cref="ApiException">404, or 400 when the upload takes no parts any more.</exception>
    public StoredUpload RequirePending(string id) => Pending(Require(id));

    public void AddPart(string uploadId, StoredPart part) => database.Write(connection =>
    {
        Pending(Require(connection, uploadId));
        connection.Execute("INSERT INTO upload_parts (id, upload_id, bytes, created_at) VALUES ($id, $upload, $bytes, $created)",
            ("$id", part.Id), ("$upload", uploadId), ("$bytes", part.Bytes), ("$created", Now));
    });

    public IReadOnlyDictionary<string, StoredPart> Parts(string uploadId) => database.Read(connection => connection.Query(
        "SELECT id, bytes FROM upload_parts WHERE upload_id = $upload", row => new StoredPart(row.GetString(0), row.GetInt64(1)), ("$upload", uploadId)))
        .ToDictionary(part => part.Id, StringComparer.Ordinal);

    /// <summary>The upload becomes a file; both are stored or neither.</summary>
    /// <exception cref="ApiException">400: another request completed or cancelled it in the meantime.</exception>
    public StoredUpload Complete(string id, StoredFile file)
    {
        var completed = database.Write(connection =>
        {
            var upload = Pending(Require(connection, id)) with { Status = UploadStatus.Completed, FileId = file.Id };
            FileStore.Insert(connection, file);
            Update(connection, upload);
            return upload;
        });
        DeleteParts(id);
        return completed;
    }

    /// <exception cref="ApiException">404, or 400 when there is nothing to cancel any more.</exception>
    public StoredUpload Cancel(string id)
    {
        var cancelled = database.Write(connection =>
        {
            var upload = Pending(Require(connection, id)) with { Status = UploadStatus.Cancelled };
            Update(connection, upload);
            return upload;
        });
        DeleteParts(id);
        return cancelled;
    }

    /// <summary>
    /// Removes the parts of uploads that take no more and, when nothing is being written, the <paramref name="leftovers"/>: bytes that no row
    /// tells of.
    /// </summary>
    public void Sweep(bool leftovers)
    {
        Directory.CreateDirectory(folder.Uploads);
        foreach (var path in Directory.EnumerateDirectories(folder.Uploads))
        {
            var id = Path.GetFileName(path);
            var upload = database.Read(connection => Find(connection, id));
            if (upload?.Status != UploadStatus.Pending)
                DeleteParts(id);
            else if (leftovers)
                SweepParts(id, path);
        }
    }

    private void SweepParts(string uploadId, string path)
    {
        var parts = Parts(uploadId);
        foreach (var part in Directory.EnumerateFiles(path).Where(part => !parts.ContainsKey(Path.GetFileName(part))))
            File.Delete(part);
    }

    private void DeleteParts(string uploadId)
    {
        database.Write(connection => connection.Execute("DELETE FROM upload_parts WHERE upload_id = $upload", ("$upload", uploadId)));
        if (Directory.Exists(folder.Upload(uploadId)))
            Directory.Delete(folder.Upload(uploadId), recursive: true);
    }

    private long Now => time.GetUtcNow().ToUnixTimeSeconds();

    private StoredUpload? Find(SqliteConnection connection, string id) => connection.Query(
        "SELECT data FROM uploads WHERE id = $id", row => JsonSerializer.Deserialize(row.GetString(0), StorageJson.Default.StoredUpload)!, ("$id", id)).SingleOrDefault()?.At(Now);

    private StoredUpload Require(SqliteConnection connection, string id) =>
        Find(connection, id) ?? throw ApiException.NotFound($"No such Upload object: {id}", "upload_id");

    private static StoredUpload Pending(StoredUpload upload) => upload.Status == UploadStatus.Pending
        ? upload
        : throw ApiException.Invalid($"Upload {upload.Id} is {upload.Status.ToString().ToLowerInvariant()} and takes no more changes.", "upload_id");

    private static void Update(SqliteConnection connection, StoredUpload upload) =>
        connection.Execute("UPDATE uploads SET data = $data WHERE id = $id", ("$id", upload.Id), ("$data", Write(upload)));

    private static string Write(StoredUpload upload) => JsonSerializer.Serialize(upload, StorageJson.Default.StoredUpload);
}
