using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace FineTune.Server;

/// <summary>The checkpoints of jobs. Each is a model of its own as well.</summary>
internal sealed class JobCheckpointStore(Database database)
{
    public static void Insert(SqliteConnection connection, JobCheckpoint checkpoint, string baseModel)
    {
        connection.Execute("INSERT INTO checkpoints (id, job_id, step, data) VALUES ($id, $job, $step, $data)",
            ("$id", checkpoint.Id), ("$job", checkpoint.FineTuningJobId), ("$step", checkpoint.StepNumber),
            ("$data", JsonSerializer.Serialize(checkpoint, StorageJson.Default.JobCheckpoint)));
        TunedModelStore.Insert(connection, new TunedModel(
            checkpoint.FineTunedModelCheckpoint, baseModel, checkpoint.FineTuningJobId, checkpoint.StepNumber, checkpoint.CreatedAt));
    }

    /// <summary>The steps that have a checkpoint.</summary>
    public static IReadOnlyList<int> Steps(SqliteConnection connection, string jobId) =>
        connection.Query("SELECT step FROM checkpoints WHERE job_id = $job", row => row.GetInt32(0), ("$job", jobId));

    public static void Remove(SqliteConnection connection, string jobId, int step)
    {
        connection.Execute("DELETE FROM checkpoints WHERE job_id = $job AND step = $step", ("$job", jobId), ("$step", step));
        TunedModelStore.Remove(connection, jobId, step);
    }

    /// <summary>Newest first; one more than the page holds when there is more.</summary>
    /// <exception cref="ApiException">400: the checkpoint to go on from is none of this job.</exception>
    public IReadOnlyList<JobCheckpoint> List(string jobId, PageRequest page) =>
        database.Read(connection => JobPages.Read(connection, "checkpoints", "step", "checkpoint", jobId, page, Row));

    private static JobCheckpoint Row(SqliteDataReader row) => JsonSerializer.Deserialize(row.GetString(0), StorageJson.Default.JobCheckpoint)!;
}
