using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;

namespace FineTune.Server;

/// <summary>Jobs. Every change reads and writes in one transaction, so that of two clients at once one comes first.</summary>
internal sealed class JobStore(Database database)
{
    public void Add(StoredJob job, params IReadOnlyList<JobEvent> events) => database.Write(connection =>
    {
        connection.Execute("INSERT INTO jobs (id, data) VALUES ($id, $data)", ("$id", job.Id), ("$data", Text(job)));
        JobEventStore.Insert(connection, job.Id, events);
    });

    public StoredJob? Find(string id) => database.Read(connection => Find(connection, id));

    /// <exception cref="ApiException">404.</exception>
    public StoredJob Require(string id) => Find(id) ?? throw Unknown(id);

    /// <summary>
    /// Stores what <paramref name="change"/> makes of the job, together with <paramref name="events"/>, and returns it; null when
    /// <paramref name="change"/> gives null, and then nothing is stored.
    /// </summary>
    /// <exception cref="ApiException">404.</exception>
    public StoredJob? Change(string id, Func<StoredJob, StoredJob?> change, params IReadOnlyList<JobEvent> events) => database.Write(connection =>
    {
        if (change(Find(connection, id) ?? throw Unknown(id)) is not { } changed)
            return null;
        Update(connection, changed);
        JobEventStore.Insert(connection, id, events);
        return changed;
    });

    public static void Update(SqliteConnection connection, StoredJob job) =>
        connection.Execute("UPDATE jobs SET data = $data WHERE id = $id", ("$id", job.Id), ("$data", Text(job)));

    public static StoredJob? Find(SqliteConnection connection, string id) =>
        connection.Query("SELECT data FROM jobs WHERE id = $id", Row, ("$id", id)).SingleOrDefault();

    /// <summary>Those that are neither succeeded, failed nor cancelled, the oldest first.</summary>
    public static List<StoredJob> Unfinished(SqliteConnection connection) => connection.Query(
        "SELECT data FROM jobs WHERE data ->> '$.status' NOT IN ('succeeded', 'failed', 'cancelled') ORDER BY seq", Row);

    public IReadOnlyList<StoredJob> Unfinished() => database.Read(Unfinished);

    /// <summary>Jobs whose process may be alive.</summary>
    public IReadOnlyList<StoredJob> WithChild() => database.Read(connection => connection.Query("SELECT data FROM jobs WHERE data ->> '$.child' IS NOT NULL", Row));

    /// <param name="page">Newest first, whatever it says.</param>
    /// <param name="metadata">Pairs that a job must have.</param>
    public IReadOnlyList<StoredJob> List(PageRequest page, IReadOnlyList<KeyValuePair<string, string>> metadata) => database.Read(connection => connection.Query(
        """
        SELECT data FROM jobs
        WHERE ($after IS NULL OR seq < (SELECT seq FROM jobs WHERE id = $after))
            AND NOT EXISTS (
                SELECT 1 FROM json_each($metadata) AS wanted
                WHERE NOT EXISTS (
                    SELECT 1 FROM json_each(jobs.data, '$.metadata') AS own
                    WHERE own.key = wanted.value ->> '$[0]' AND own.value = wanted.value ->> '$[1]'))
        ORDER BY seq DESC LIMIT $limit
        """,
        Row, ("$after", page.After), ("$metadata", Pairs(metadata)), ("$limit", page.Limit + 1)));

    private static string Pairs(IReadOnlyList<KeyValuePair<string, string>> metadata) =>
        new JsonArray([.. metadata.Select(pair => new JsonArray(pair.Key, pair.Value))]).ToJsonString();

    private static ApiException Unknown(string id) => ApiException.NotFound($"Could not find fine tune: {id}", "fine_tune_id", "fine_tune_not_found");

    private static string Text(StoredJob job) => JsonSerializer.Serialize(job, StorageJson.Default.StoredJob);

    private static StoredJob Row(SqliteDataReader row) => JsonSerializer.Deserialize(row.GetString(0), StorageJson.Default.StoredJob)!;
}
