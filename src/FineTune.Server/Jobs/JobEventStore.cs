using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace FineTune.Server;

internal sealed class JobEventStore(Database database)
{
    /// <summary>No event is older than the one before it, also when the clock was set back meanwhile.</summary>
    public static void Insert(SqliteConnection connection, string jobId, IEnumerable<JobEvent> events)
    {
        var last = Last(connection, jobId)?.CreatedAt ?? long.MinValue;
        foreach (var happened in events)
        {
            last = Math.Max(last, happened.CreatedAt);
            connection.Execute("INSERT INTO events (id, job_id, data) VALUES ($id, $job, $data)",
                ("$id", happened.Id), ("$job", jobId), ("$data", JsonSerializer.Serialize(happened with { CreatedAt = last }, StorageJson.Default.JobEvent)));
        }
    }

    /// <summary>Newest first; one more than the page holds when there is more.</summary>
    /// <exception cref="ApiException">400: the event to go on from is none of this job.</exception>
    public IReadOnlyList<JobEvent> List(string jobId, PageRequest page) =>
        database.Read(connection => JobPages.Read(connection, "events", "seq", "event", jobId, page, Row));

    private static JobEvent? Last(SqliteConnection connection, string jobId) =>
        connection.Query("SELECT data FROM events WHERE job_id = $job ORDER BY seq DESC LIMIT 1", Row, ("$job", jobId)).SingleOrDefault();

    private static JobEvent Row(SqliteDataReader row) => JsonSerializer.Deserialize(row.GetString(0), StorageJson.Default.JobEvent)!;
}
