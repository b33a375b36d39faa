using System.IO.Pipelines;
using System.Text;

namespace FineTune.Kernel.Tests;

public sealed class LineReaderTests
{
    [Theory]
    [InlineData(new[] { "one\ntwo\n" }, new[] { "one", "two" })]
    [InlineData(new[] { "o", "n", "e\nt", "wo", "\n" }, new[] { "one", "two" })]
    [InlineData(new[] { "one\nhalf a mess" }, new[] { "one" })]
    [InlineData(new[] { "half" }, new string[0])]
    [InlineData(new string[0], new string[0])]
    [InlineData(new[] { "\n\n" }, new[] { "", "" })]
    public async Task Only_whole_lines_are_lines_however_they_arrive(string[] writes, string[] lines)
    {
        var pipe = new Pipe();
        var reading = ReadAsync(pipe.Reader.AsStream());

        foreach (var write in writes)
            await pipe.Writer.WriteAsync(Encoding.UTF8.GetBytes(write), TestContext.Current.CancellationToken);
        await pipe.Writer.CompleteAsync();

        Assert.Equal(lines, await reading);
    }

    [Fact]
    public async Task A_line_may_be_larger_than_any_buffer_and_cut_inside_a_character()
    {
        var line = new string('é', 300_000);
        var bytes = Encoding.UTF8.GetBytes(line + "\n");
        var pipe = new Pipe(new PipeOptions(pauseWriterThreshold: 0));

        await pipe.Writer.WriteAsync(bytes.AsMemory(0, 100_001), TestContext.Current.CancellationToken);
        await pipe.Writer.WriteAsync(bytes.AsMemory(100_001), TestContext.Current.CancellationToken);
        await pipe.Writer.CompleteAsync();

        Assert.Equal([line], await ReadAsync(pipe.Reader.AsStream()));
    }

    private static async Task<List<string>> ReadAsync(Stream stream)
    {
        var lines = new List<string>();
        await foreach (var line in LineReader.ReadLinesAsync(stream, TestContext.Current.CancellationToken))
            lines.Add(Encoding.UTF8.GetString(line));
        return lines;
    }
}
