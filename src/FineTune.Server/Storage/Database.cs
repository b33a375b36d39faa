using Microsoft.Data.Sqlite;

namespace FineTune.Server;

/// <summary>
/// The service's SQLite database. One connection, used by one caller at a time, so that what is read and written in one
/// <see cref="Write"/> is atomic. A write has reached the disk when it returns (WAL, synchronous=FULL).
/// </summary>
internal sealed class Database : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly Lock _turn = new();

    /// <exception cref="FineTuneException">The file is damaged; the message names it and its backup.</exception>
    public Database(DataFolder folder)
    {
        Directory.CreateDirectory(folder.Root);
        var backup = new DatabaseBackup(folder.Database);
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = folder.Database, Pooling = false }.ToString());
        try
        {
            Open(folder.Database);
            backup.Make(_connection);
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode is SQLitePCL.raw.SQLITE_CORRUPT or SQLitePCL.raw.SQLITE_NOTADB)
        {
            _connection.Dispose();
            throw new FineTuneException($"{folder.Database} is damaged: {exception.Message}. {backup.Advice}", exception);
        }
        catch
        {
            _connection.Dispose();
            throw;
        }
    }

    public T Read<T>(Func<SqliteConnection, T> read)
    {
        lock (_turn)
            return read(_connection);
    }

    /// <summary>All of it is stored or, when <paramref name="write"/> throws, nothing.</summary>
    public T Write<T>(Func<SqliteConnection, T> write)
    {
        lock (_turn)
        {
            using var transaction = _connection.BeginTransaction();
            var result = write(_connection);
            transaction.Commit();
            return result;
        }
    }

    public void Write(Action<SqliteConnection> write) => Write(connection =>
    {
        write(connection);
        return true;
    });

    public void Dispose() => _connection.Dispose();

    private void Open(string path)
    {
        _connection.Open();
        _connection.Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;");
        if (_connection.Scalar("PRAGMA integrity_check(1)") is not "ok" and var fault)
            throw new SqliteException($"{fault}", SQLitePCL.raw.SQLITE_CORRUPT);
        Schema.Ensure(_connection, path);
    }
}
