namespace FineTune.Server.Tests.Storage;

public sealed class DatabaseTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private DataFolder Data => new(TestServer.Options(_folder.Path));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_damaged_page_is_told_at_the_start_with_the_file_and_its_backup()
    {
        using (var database = new Database(Data))
            Fill(database);
        using (new Database(Data)) { } // Makes the backup.
        Damage(Data.Database);

        var exception = Assert.Throws<FineTuneException>(() => new Database(Data));

        Assert.StartsWith($"{Data.Database} is damaged: ", exception.Message);
        Assert.Contains($"{Data.Database}.backup", exception.Message);
        File.Delete(Data.Database);
        File.Move($"{Data.Database}.backup", Data.Database);
        using var restored = new Database(Data);
        Assert.NotNull(new FileStore(restored, Data, TimeProvider.System).Find("file-99"));
    }

    [Fact]
    public void A_file_that_is_no_database_is_told()
    {
        _folder.Write("server.db", string.Concat(Enumerable.Repeat("This is no database. ", 500)));

        var exception = Assert.Throws<FineTuneException>(() => new Database(Data));

        Assert.Contains("There is no copy of it.", exception.Message);
    }

    [Fact]
    public void A_write_that_fails_stores_nothing()
    {
        using var database = new Database(Data);
        var files = new FileStore(database, Data, TimeProvider.System);

        Assert.Throws<InvalidOperationException>(() => database.Write(connection =>
        {
            FileStore.Insert(connection, Row(1));
            throw new InvalidOperationException();
        }));

        Assert.Null(files.Find("file-1"));
    }

    [Fact]
    public void Writes_reach_the_disk_before_they_return()
    {
        using var database = new Database(Data);

        Assert.Equal("wal", database.Read(connection => connection.Scalar("PRAGMA journal_mode")));
        Assert.Equal(2L, database.Read(connection => connection.Scalar("PRAGMA synchronous")));
    }

    private void Fill(Database database)
    {
        var files = new FileStore(database, Data, TimeProvider.System);
        for (var i = 0; i < 200; i++)
            files.Add(Row(i));
    }

    private static StoredFile Row(int number) => new() { Id = $"file-{number}", Purpose = "user_data", Filename = new string('n', 200), Bytes = 0, CreatedAt = 0 };

    private static void Damage(string path)
    {
        var bytes = File.ReadAllBytes(path);
        Array.Fill(bytes, (byte)0xA5, 4096 * 4, 4096 * 2);
        File.WriteAllBytes(path, bytes);
    }
}
