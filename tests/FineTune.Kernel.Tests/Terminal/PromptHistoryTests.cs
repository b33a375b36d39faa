namespace FineTune.Kernel.Tests;

public sealed class PromptHistoryTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string File => _folder.At("deep/history.jsonl");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Cells_are_there_in_the_next_session_with_their_lines()
    {
        PromptHistory.Open(File).Add("one");
        var history = PromptHistory.Open(File);
        history.Add("two\n  \"lines\"");
        history.Add("two\n  \"lines\"");

        Assert.Equal(["one", "two\n  \"lines\""], PromptHistory.Open(File).Cells);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n")]
    [InlineData(" key = \"secret\"")]
    public void Nothing_and_what_begins_with_a_space_is_not_kept(string cell)
    {
        var history = PromptHistory.Open(File);

        history.Add(cell);

        Assert.Empty(history.Cells);
        Assert.False(System.IO.File.Exists(File));
    }

    [Fact]
    public void Only_the_user_can_read_the_file()
    {
        PromptHistory.Open(File).Add("one");

        if (OperatingSystem.IsWindows())
            Assert.Skip("File modes are a matter of Unix; on Windows nothing has to be installed, the test does not apply.");
        else
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(File));
    }

    [Fact]
    public void The_oldest_cells_are_dropped_and_broken_lines_are_passed_over()
    {
        _folder.Write("deep/history.jsonl", string.Concat(Enumerable.Range(1, 1200).Select(number => $"\"{number}\"\n")) + "\"half\n{}\n");

        var history = PromptHistory.Open(File);

        Assert.Equal((1000, "201", "1200"), (history.Cells.Count, history.Cells[0], history.Cells[^1]));
        Assert.Equal(1000, System.IO.File.ReadLines(File).Count());
    }
}
