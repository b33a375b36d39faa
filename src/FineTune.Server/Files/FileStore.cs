using Microsoft.Data.Sqlite;

namespace FineTune.Server;

/// <summary>
/// Files: bytes in the data folder, facts in the database. Bytes reach their place, flushed, before the row is written, so a file is
/// whole or absent; bytes without a row are swept at the next start.
/// </summary>
internal sealed class FileStore(Database database, DataFolder folder, TimeProvider time)
{
    private const string Columns = "id, purpose, filename, bytes, created_at, expires_at";

    /// <summary>Places new bytes under a new id; nothing is stored before <see cref="Insert"/>.</summary>
    public NewFile Begin()
    {
        var id = WireId.File();
        return new NewFile(id, new AtomicFile(folder.File(id)));
    }

    public StoredFile Add(StoredFile file)
    {
        database.Write(connection => Insert(connection, file));
        return file;
    }

    public static void Insert(SqliteConnection connection, StoredFile file) => connection.Execute(
        $"INSERT INTO files ({Columns}) VALUES ($id, $purpose, $filename, $bytes, $created, $expires)",
        ("$id", file.Id), ("$purpose", file.Purpose), ("$filename", file.Filename), ("$bytes", file.Bytes), ("$created", file.CreatedAt), ("$expires", file.ExpiresAt));

    public StoredFile? Find(string id) => database.Read(connection => connection.Query(
        $"SELECT {Columns} FROM files WHERE id = $id AND (expires_at IS NULL OR expires_at > $now)", Row, ("$id", id), ("$now", Now))).SingleOrDefault();

    /// <exception cref="ApiException">404.</exception>
    public StoredFile Require(string id) => Find(id) ?? throw Unknown(id);

    public IReadOnlyList<StoredFile> List(PageRequest page, string? purpose) => database.Read(connection => connection.Query(
        $"""
        SELECT {Columns} FROM files
        WHERE ($purpose IS NULL OR purpose = $purpose) AND (expires_at IS NULL OR expires_at > $now)
            AND ($after IS NULL OR seq {(page.Ascending ? '>' : '<')} (SELECT seq FROM files WHERE id = $after))
        ORDER BY seq {(page.Ascending ? "ASC" : "DESC")} LIMIT $limit
        """,
        Row, ("$purpose", purpose), ("$now", Now), ("$after", page.After), ("$limit", page.Limit + 1)));

    /// <summary>The file can be deleted while it is being read; whoever reads it reads it to its end.</summary>
    /// <exception cref="ApiException">404: it was deleted a moment ago.</exception>
    public FileStream OpenRead(StoredFile file)
    {
        try
        {
            return new FileStream(folder.File(file.Id), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        }
        catch (FileNotFoundException)
        {
            throw Unknown(file.Id);
        }
    }

    /// <exception cref="ApiException">404.</exception>
    public void Delete(string id)
    {
        if (!Remove(id))
            throw Unknown(id);
    }

    /// <summary>Removes what has expired and, when nothing is being written, the <paramref name="leftovers"/>: bytes that no row tells of.</summary>
    public void Sweep(bool leftovers)
    {
        foreach (var id in database.Read(connection => connection.Query("SELECT id FROM files WHERE expires_at <= $now", row => row.GetString(0), ("$now", Now))))
            Remove(id);
        if (!leftovers)
            return;
        Directory.CreateDirectory(folder.Files);
        var kept = database.Read(connection => connection.Query("SELECT id FROM files", row => row.GetString(0))).ToHashSet(StringComparer.Ordinal);
        foreach (var path in Directory.EnumerateFiles(folder.Files).Where(path => !kept.Contains(Path.GetFileName(path))))
            File.Delete(path);
    }

    private bool Remove(string id)
    {
        if (database.Write(connection => connection.Execute("DELETE FROM files WHERE id = $id", ("$id", id))) == 0)
            return false;
        File.Delete(folder.File(id));
        return true;
    }

    private static ApiException Unknown(string id) => ApiException.NotFound($"No such File object: {id}", "id");

    private long Now => time.GetUtcNow().ToUnixTimeSeconds();

    private static StoredFile Row(SqliteDataReader row) => new()
    {
        Id = row.GetString(0),
        Purpose = row.GetString(1),
        Filename = row.GetString(2),
        Bytes = row.GetInt64(3),
        CreatedAt = row.GetInt64(4),
        ExpiresAt = row.Int64OrNull(5),
    };
}
