using Microsoft.Data.Sqlite;

namespace FineTune.Kernel.Tests;

public sealed class CellHistoryTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly StringWriter _log = new();

    private string File => Path.Combine(_folder.Path, "new", "history.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_tail_goes_back_into_earlier_sessions()
    {
        await RememberAsync("a", "b");
        await using var history = Remembering("c");

        Assert.Equal(["1:2 b", "2:1 c"], await FindAsync(history, new() { Id = "", HistAccessType = HistoryRequest.Tail, N = 2 }));
    }

    [Theory]
    [InlineData(0, null, null, "2:1 c 2:2 d 2:3 e")]
    [InlineData(0, 2, 3, "2:2 d")]
    [InlineData(0, -2, null, "2:2 d 2:3 e")]
    [InlineData(1, 1, null, "1:1 a 1:2 b")]
    [InlineData(-1, 2, null, "1:2 b")]
    [InlineData(9, null, null, "")]
    public async Task A_range_is_of_one_session_which_may_be_counted_backwards(int session, int? start, int? stop, string found)
    {
        await RememberAsync("a", "b");
        await using var history = Remembering("c", "d", "e");

        var range = await FindAsync(
            history, new() { Id = "", HistAccessType = HistoryRequest.Range, Session = session, Start = start, Stop = stop });

        Assert.Equal(found, string.Join(' ', range));
    }

    [Theory]
    [InlineData("x*", null, false, "1:1 x1 1:2 x2 1:4 x1")]
    [InlineData("x*", null, true, "1:2 x2 1:4 x1")]
    [InlineData("x*", 2, false, "1:2 x2 1:4 x1")]
    [InlineData("?1", null, false, "1:1 x1 1:3 y1 1:4 x1")]
    [InlineData("x", null, false, "")]
    public async Task A_search_is_a_pattern_for_the_whole_cell(string pattern, int? count, bool unique, string found)
    {
        await using var history = Remembering("x1", "x2", "y1", "x1");

        var search = await FindAsync(
            history, new() { Id = "", HistAccessType = HistoryRequest.Search, Pattern = pattern, N = count, Unique = unique });

        Assert.Equal(found, string.Join(' ', search));
    }

    [Fact]
    public async Task Values_are_told_where_they_are_asked_for()
    {
        await using var history = Remembering();
        history.Add(1, "1 + 1", "2");
        history.Add(2, "var x = 1;", null);

        var tail = await history.FindAsync(new() { Id = "", HistAccessType = HistoryRequest.Tail, N = 9, Output = true });

        Assert.Equal("2", tail[0]![2]![1]!.ToString());
        Assert.Null(tail[1]![2]![1]);
    }

    [Fact]
    public async Task Nobody_else_can_read_what_was_typed()
    {
        await RememberAsync("secret");

        Assert.Equal(UnixMode.OwnerFolder, UnixMode.Of(Path.GetDirectoryName(File)!));
    }

    [Fact]
    public async Task A_broken_file_costs_the_history_and_is_told_once()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        await System.IO.File.WriteAllTextAsync(File, new string('x', 5000), TestContext.Current.CancellationToken);

        await using var history = Remembering("a", "b");

        Assert.Empty(await FindAsync(history, new() { Id = "", HistAccessType = HistoryRequest.Tail, N = 9 }));
        Assert.Single(_log.ToString().Trim().Split('\n'));
        Assert.Contains(File, _log.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_locked_file_does_not_stop_the_kernel()
    {
        await RememberAsync("a");
        await using var other = new SqliteConnection($"Data Source={File};Pooling=False");
        await other.OpenAsync(TestContext.Current.CancellationToken);
        await using var begin = other.CreateCommand();
        begin.CommandText = "BEGIN EXCLUSIVE;";
        await begin.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

        await using var history = Remembering("b");

        Assert.Empty(await FindAsync(history, new() { Id = "", HistAccessType = HistoryRequest.Tail, N = 9 }));
        Assert.Contains("locked", _log.ToString(), StringComparison.Ordinal);
    }

    private async Task RememberAsync(params string[] cells)
    {
        await using var history = Remembering(cells);
    }

    private CellHistory Remembering(params string[] cells)
    {
        var history = new CellHistory(File, _log);
        for (var index = 0; index < cells.Length; index++)
            history.Add(index + 1, cells[index], null);
        return history;
    }

    private static async Task<IReadOnlyList<string>> FindAsync(CellHistory history, HistoryRequest request) =>
        [.. (await history.FindAsync(request)).Select(entry => $"{entry![0]}:{entry[1]} {entry[2]}")];
}
