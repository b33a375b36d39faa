using Microsoft.Data.Sqlite;

namespace FineTune.Server;

/// <summary>
/// The names of fine-tuned models. A deleted one is marked first and its folder removed when no unfinished job trains in it or from it,
/// so a stop in between leaves nothing half.
/// </summary>
internal sealed class TunedModelStore(Database database, DataFolder folder)
{
    private const string Columns = "id, base, job_id, step, created_at";

    public static void Insert(SqliteConnection connection, TunedModel model) => connection.Execute(
        $"INSERT INTO models ({Columns}) VALUES ($id, $base, $job, $step, $created)",
        ("$id", model.Id), ("$base", model.Base), ("$job", model.JobId), ("$step", model.Step), ("$created", model.CreatedAt));

    public static void Remove(SqliteConnection connection, string jobId, int step) =>
        connection.Execute("DELETE FROM models WHERE job_id = $job AND step = $step", ("$job", jobId), ("$step", step));

    public TunedModel? Find(string id) => database.Read(connection => connection.Query(
        $"SELECT {Columns} FROM models WHERE id = $id AND deleted = 0", Row, ("$id", id))).SingleOrDefault();

    public IReadOnlyList<TunedModel> List() => database.Read(connection => connection.Query(
        $"SELECT {Columns} FROM models WHERE deleted = 0 ORDER BY rowid", Row));

    /// <summary>False when there is no such model.</summary>
    public bool Delete(string id) => database.Write(connection => connection.Execute(
        "UPDATE models SET deleted = 1 WHERE id = $id AND deleted = 0", ("$id", id))) > 0;

    /// <summary>Removes the folders of deleted models that no unfinished job needs.</summary>
    public void Sweep()
    {
        var (models, jobs) = database.Read(connection => (
            connection.Query($"SELECT {Columns} FROM models WHERE deleted = 1", Row),
            JobStore.Unfinished(connection)));
        foreach (var model in models.Where(model => !jobs.Any(job => job.Id == model.JobId || job.Model == model.Id)))
        {
            var path = folder.Checkpoint(model.JobId, model.Step);
            if (Directory.Exists(path))
                Directory.Delete(path, recursive: true);
            database.Write(connection => connection.Execute("DELETE FROM models WHERE id = $id", ("$id", model.Id)));
        }
    }

    private static TunedModel Row(SqliteDataReader row) => new(row.GetString(0), row.GetString(1), row.GetString(2), row.GetInt32(3), row.GetInt64(4));
}
