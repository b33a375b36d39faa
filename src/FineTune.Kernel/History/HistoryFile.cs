using Microsoft.Data.Sqlite;

namespace FineTune.Kernel;

/// <summary>The tables behind <see cref="CellHistory"/>, opened for one session.</summary>
internal sealed class HistoryFile : IDisposable
{
    /// <summary>A value may be a page of text; what is kept of it is enough to recognise it.</summary>
    private const int LongestValue = 10_000;

    /// <summary>Seconds to wait for another kernel that is writing.</summary>
    private const int LockTimeout = 2;

    private readonly SqliteConnection _connection;
    private readonly int _session;

    private HistoryFile(SqliteConnection connection, DateTimeOffset now)
    {
        _connection = connection;
        Execute(
            """
            PRAGMA journal_mode = WAL;
            PRAGMA synchronous = OFF;
            CREATE TABLE IF NOT EXISTS sessions (session INTEGER PRIMARY KEY AUTOINCREMENT, started TEXT NOT NULL);
            CREATE TABLE IF NOT EXISTS cells (
                session INTEGER NOT NULL, number INTEGER NOT NULL, code TEXT NOT NULL, value TEXT,
                PRIMARY KEY (session, number));
            """);
        _session = (int)(long)Query("INSERT INTO sessions (started) VALUES ($started) RETURNING session;", ("$started", now.ToString("O")))
            .ExecuteScalar()!;
    }

    public static HistoryFile Open(string path, DateTimeOffset now)
    {
        // What people type is theirs alone.
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        else
            Directory.CreateDirectory(Path.GetDirectoryName(path)!, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = path, DefaultTimeout = LockTimeout, Pooling = false }.ToString());
        try
        {
            connection.Open();
            return new HistoryFile(connection, now);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public void Add(int number, string code, string? value)
    {
        using var insert = Query(
            "INSERT OR REPLACE INTO cells VALUES ($session, $number, $code, $value);",
            ("$session", _session),
            ("$number", number),
            ("$code", code),
            ("$value", value is { Length: > LongestValue } ? value[..LongestValue] : value));
        insert.ExecuteNonQuery();
    }

    /// <param name="session">Its number; 0 is this one, -1 the one before it.</param>
    /// <param name="start">The first cell; a negative number counts from the end.</param>
    /// <param name="stop">The first that is not wanted; null for all from the start on.</param>
    public IReadOnlyList<HistoryEntry> Range(int session, int start, int? stop)
    {
        var wanted = session > 0 ? session : _session + session;
        using var query = Query(
            """
            SELECT session, number, code, value FROM cells
            WHERE session = $session AND number >= $start AND number < $stop ORDER BY number;
            """,
            ("$session", wanted),
            ("$start", FromEnd(wanted, start)),
            ("$stop", stop is { } end ? FromEnd(wanted, end) : int.MaxValue));
        return Read(query);
    }

    /// <summary>The last <paramref name="count"/> cells whose whole code fits the pattern, oldest first.</summary>
    public IReadOnlyList<HistoryEntry> Search(string pattern, int? count, bool unique)
    {
        // Of equal cells the last counts: the bare columns of a max() query come from the row that has it.
        var columns = unique
            ? "session, number, code, value, max(session * 1000000000 + number) FROM cells WHERE code GLOB $pattern GROUP BY code"
            : "session, number, code, value FROM cells WHERE code GLOB $pattern";
        using var query = Query(
            $"SELECT {columns} ORDER BY session DESC, number DESC LIMIT $count;",
            ("$pattern", pattern),
            ("$count", count ?? -1));
        return [.. Enumerable.Reverse(Read(query))];
    }

    public void Dispose() => _connection.Dispose();

    private int FromEnd(int session, int number)
    {
        if (number >= 0)
            return number;
        using var last = Query("SELECT coalesce(max(number), 0) FROM cells WHERE session = $session;", ("$session", session));
        return (int)(long)last.ExecuteScalar()! + 1 + number;
    }

    private static List<HistoryEntry> Read(SqliteCommand query)
    {
        var entries = new List<HistoryEntry>();
        using var rows = query.ExecuteReader();
        while (rows.Read())
            entries.Add(new HistoryEntry(rows.GetInt32(0), rows.GetInt32(1), rows.GetString(2), rows.IsDBNull(3) ? null : rows.GetString(3)));
        return entries;
    }

    private void Execute(string sql)
    {
        using var command = Query(sql);
        command.ExecuteNonQuery();
    }

    private SqliteCommand Query(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        return command;
    }
}
