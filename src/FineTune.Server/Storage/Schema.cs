using System.Globalization;
using Microsoft.Data.Sqlite;

namespace FineTune.Server;

/// <summary>The tables. <c>seq</c> is the order in which things came to be, which paging follows.</summary>
internal static class Schema
{
    private const int Version = 1;

    private const string Tables = """
        CREATE TABLE files (
            seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, purpose TEXT NOT NULL, filename TEXT NOT NULL,
            bytes INTEGER NOT NULL, created_at INTEGER NOT NULL, expires_at INTEGER) STRICT;
        CREATE TABLE uploads (id TEXT PRIMARY KEY, data TEXT NOT NULL) STRICT;
        CREATE TABLE upload_parts (
            id TEXT PRIMARY KEY, upload_id TEXT NOT NULL REFERENCES uploads(id), bytes INTEGER NOT NULL, created_at INTEGER NOT NULL) STRICT;
        CREATE TABLE jobs (seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, data TEXT NOT NULL) STRICT;
        CREATE TABLE events (
            seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, job_id TEXT NOT NULL, data TEXT NOT NULL) STRICT;
        CREATE INDEX events_of_job ON events (job_id, seq);
        CREATE TABLE checkpoints (
            seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, job_id TEXT NOT NULL, step INTEGER NOT NULL, data TEXT NOT NULL,
            UNIQUE (job_id, step)) STRICT;
        CREATE TABLE models (
            id TEXT PRIMARY KEY, base TEXT NOT NULL, job_id TEXT NOT NULL, step INTEGER NOT NULL, created_at INTEGER NOT NULL,
            deleted INTEGER NOT NULL DEFAULT 0) STRICT;
        """;

    public static void Ensure(SqliteConnection connection, string path)
    {
        var version = Convert.ToInt32(connection.Scalar("PRAGMA user_version"), CultureInfo.InvariantCulture);
        if (version > Version)
            throw new FineTuneException($"{path} was written by a newer version of this program (format {version}; this one knows {Version}). Use that version, or another data folder.");
        if (version == Version)
            return;
        using var transaction = connection.BeginTransaction();
        connection.Execute(Tables);
        connection.Execute($"PRAGMA user_version = {Version}");
        transaction.Commit();
    }
}
