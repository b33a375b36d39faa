using System.Text;
using Microsoft.Extensions.AI;

namespace FineTune.Tests.Datasets;

public sealed class DatasetFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Rows_are_read_with_their_line_numbers_and_blank_lines_are_passed_over()
    {
        var path = _folder.Write("chat.jsonl", $"{Chats.Row("a", "b")}\n\n  \t\n{Chats.Row("c", "d")}");

        var data = await Dataset.LoadAsync(path, Cancel);

        Assert.Equal("chat.jsonl", data.Name);
        Assert.Equal([1, 4], data.Select(example => example.Line));
        Assert.Equal(["a", "c"], data.Select(example => example.Question));
        Assert.Equal(["b", "d"], data.Select(example => example.Completion));
    }

    [Fact]
    public async Task A_byte_order_mark_and_Windows_line_ends_are_accepted()
    {
        byte[] content = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes($"{Chats.Row("a", "b")}\r\n{Chats.Row("c", "d")}\r\n")];
        var path = _folder.Write("chat.jsonl", content);

        var data = await Dataset.LoadAsync(path, Cancel);

        Assert.Equal([1, 2], data.Select(example => example.Line));
    }

    [Fact]
    public async Task Rows_longer_than_the_read_buffer_are_whole()
    {
        var answer = string.Concat(Enumerable.Range(0, 60_000).Select(number => $"{number} é "));
        var path = _folder.Write("chat.jsonl", $"{Chats.Row("a", answer)}\n{Chats.Row("c", "d")}\n");

        var data = await Dataset.LoadAsync(path, Cancel);

        Assert.Equal(answer, data[0].Completion);
        Assert.Equal(2, data[1].Line);
    }

    [Fact]
    public async Task Reading_yields_rows_before_the_file_has_ended()
    {
        var path = _folder.Write("chat.jsonl", $"{Chats.Row("a", "b")}\nnot JSON\n");

        await using var rows = new DatasetFile(path).ReadAsync(Cancel).GetAsyncEnumerator(Cancel);

        Assert.True(await rows.MoveNextAsync());
        Assert.Equal("a", rows.Current.Question);
        await Assert.ThrowsAsync<FineTuneException>(async () => await rows.MoveNextAsync());
    }

    [Fact]
    public async Task What_is_written_is_read_again_the_same()
    {
        var data = Chats.Data(
            Chats.Of(Chats.System("Du bist höflich."), Chats.User("日本語? \"Ja\"\n\t\\ 😀"), Chats.Assistant("\u0001\u200B\u2028👩‍👩‍👧")),
            Chats.Of("a", "b"));
        var path = _folder.At("deep/er/out.jsonl");

        await data.SaveAsync(path, Cancel);
        var again = await Dataset.LoadAsync(path, Cancel);

        Assert.Equal(data.SelectMany(example => example.Messages), again.SelectMany(example => example.Messages));
        Assert.Equal(data.Sha256, again.Sha256);
    }

    [Fact]
    public async Task Written_files_are_readable_UTF_8_with_LF_and_no_byte_order_mark()
    {
        var path = _folder.At("out.jsonl");

        await Chats.Data(Chats.Of("Größe <M> & 'L' 😀?", "zero\u200Bwidth")).SaveAsync(path, Cancel);

        var expected = """{"messages":[{"role":"user","content":"Größe <M> & 'L' 😀?"},{"role":"assistant","content":"zero\u200bwidth"}]}""" + "\n";
        Assert.Equal(Encoding.UTF8.GetBytes(expected), await File.ReadAllBytesAsync(path, Cancel));
        Assert.Equal([path], Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task Half_a_surrogate_pair_is_written_as_the_replacement_character()
    {
        var path = _folder.At("out.jsonl");

        await Chats.Data(Chats.Of("a\ud83d", "\ude00b")).SaveAsync(path, Cancel);

        var again = await Dataset.LoadAsync(path, Cancel);
        Assert.Equal(("a\uFFFD", "\uFFFDb"), (again[0].Question, again[0].Completion));
    }

    [Fact]
    public async Task The_hash_is_that_of_the_written_file()
    {
        var data = Chats.Numbered(3);
        var path = _folder.At("out.jsonl");

        await data.SaveAsync(path, Cancel);

        var bytes = await File.ReadAllBytesAsync(path, Cancel);
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)), data.Sha256);
    }

    [Fact]
    public async Task A_write_that_fails_half_way_leaves_the_old_file_and_nothing_else()
    {
        var path = _folder.Write("out.jsonl", "old");

        await Assert.ThrowsAsync<InvalidOperationException>(() => new DatasetFile(path).WriteAsync(Failing(), Cancel));

        Assert.Equal("old", await File.ReadAllTextAsync(path, Cancel));
        Assert.Equal([path], Directory.GetFileSystemEntries(_folder.Path));

        static IEnumerable<ChatExample> Failing()
        {
            yield return Chats.Of("a", "b");
            throw new InvalidOperationException("The source broke.");
        }
    }

    [Fact]
    public async Task Unknown_keys_are_kept_by_name_and_do_not_hinder()
    {
        var row = """{"id":7,"messages":[{"role":"user","content":"a","name":"Ann"},{"role":"assistant","content":"b","weight":1}],"tools":[{"x":{}}]}""";
        var path = _folder.Write("chat.jsonl", row);

        var data = await Dataset.LoadAsync(path, Cancel);

        Assert.Equal(["id", "messages[].name", "messages[].weight", "tools"], data[0].IgnoredKeys);
        Assert.Equal([ChatRole.User, ChatRole.Assistant], data[0].Messages.Select(message => message.Role));
    }

    [Fact]
    public async Task Real_questions_and_answers_survive_writing_and_reading()
    {
        var source = SharedFiles.Require("data", "medquad.jsonl");
        var examples = new List<ChatExample>();
        await foreach (var line in File.ReadLinesAsync(source, Cancel))
        {
            using var row = System.Text.Json.JsonDocument.Parse(line);
            examples.Add(Chats.Of(row.RootElement.GetProperty("question").GetString()!, row.RootElement.GetProperty("answer").GetString()!));
        }
        var data = new Dataset("medquad", examples);

        await data.SaveAsync(_folder.At("out.jsonl"), Cancel);
        var again = await Dataset.LoadAsync(_folder.At("out.jsonl"), Cancel);

        Assert.Equal(4607, again.Count);
        Assert.Equal(data.Sha256, again.Sha256);
    }

    public void Dispose() => _folder.Dispose();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
