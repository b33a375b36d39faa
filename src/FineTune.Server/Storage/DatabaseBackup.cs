using Microsoft.Data.Sqlite;

namespace FineTune.Server;

/// <summary>A copy of the database beside it, made at each start that found it whole.</summary>
internal sealed class DatabaseBackup(string database)
{
    private readonly string _path = $"{database}.backup";

    public string Advice => File.Exists(_path)
        ? $"A copy of {File.GetLastWriteTimeUtc(_path):yyyy-MM-dd HH:mm} UTC, when it was last whole, is {_path}: move {database}, {database}-wal and {database}-shm away and "
            + $"put the copy in the place of {database}. Files and runs are untouched."
        : $"There is no copy of it. Move {database}, {database}-wal and {database}-shm away to start anew; files and runs are untouched.";

    public void Make(SqliteConnection connection)
    {
        var unfinished = $"{_path}.new";
        File.Delete(unfinished);
        connection.Execute("VACUUM INTO $path", ("$path", unfinished));
        File.Move(unfinished, _path, overwrite: true);
    }
}
