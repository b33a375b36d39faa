using Microsoft.Data.Sqlite;

namespace FineTune.Server;

internal static class SqliteExtensions
{
    extension(SqliteConnection connection)
    {
        /// <summary>Returns the number of rows that changed.</summary>
        public int Execute(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
        {
            using var command = connection.Command(sql, parameters);
            return command.ExecuteNonQuery();
        }

        public object? Scalar(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
        {
            using var command = connection.Command(sql, parameters);
            return command.ExecuteScalar();
        }

        public List<T> Query<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<(string Name, object? Value)> parameters)
        {
            using var command = connection.Command(sql, parameters);
            using var reader = command.ExecuteReader();
            var rows = new List<T>();
            while (reader.Read())
                rows.Add(read(reader));
            return rows;
        }

        private SqliteCommand Command(string sql, ReadOnlySpan<(string Name, object? Value)> parameters)
        {
            var command = connection.CreateCommand();
#pragma warning disable CA2100 // Callers pass constants; values go in as parameters.
            command.CommandText = sql;
#pragma warning restore CA2100
            foreach (var (name, value) in parameters)
                command.Parameters.AddWithValue(name, value ?? DBNull.Value);
            return command;
        }
    }

    extension(SqliteDataReader reader)
    {
        public long? Int64OrNull(int column) => reader.IsDBNull(column) ? null : reader.GetInt64(column);
    }
}
