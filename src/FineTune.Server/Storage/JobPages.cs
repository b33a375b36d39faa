using Microsoft.Data.Sqlite;

namespace FineTune.Server;

/// <summary>Pages of what belongs to a job, in a table of ids, jobs and data.</summary>
internal static class JobPages
{
    /// <summary>Newest first; one more than the page holds when there is more.</summary>
    /// <param name="connection">A connection that reads.</param>
    /// <param name="table">Its name.</param>
    /// <param name="order">The column by which its rows grow.</param>
    /// <param name="what">What a row is, for people.</param>
    /// <param name="jobId">The job.</param>
    /// <param name="page">The page.</param>
    /// <param name="row">Reads the column data.</param>
    /// <exception cref="ApiException">400: the row to go on from is none of this job.</exception>
    public static List<T> Read<T>(
        SqliteConnection connection, string table, string order, string what, string jobId, PageRequest page, Func<SqliteDataReader, T> row)
    {
        if (page.After is { } after && connection.Scalar($"SELECT 1 FROM {table} WHERE id = $after AND job_id = $job", ("$after", after), ("$job", jobId)) is null)
            throw ApiException.Invalid($"Invalid 'after': {after} is no {what} of {jobId}.", "after");
        return connection.Query(
            $"""
            SELECT data FROM {table}
            WHERE job_id = $job AND ($after IS NULL OR {order} < (SELECT {order} FROM {table} WHERE id = $after))
            ORDER BY {order} DESC LIMIT $limit
            """,
            row, ("$job", jobId), ("$after", page.After), ("$limit", page.Limit + 1));
    }
}
