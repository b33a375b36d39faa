using System.Text;

namespace FineTune.Tests.Datasets;

public sealed class DatasetFileFaultTests : IDisposable
{
    private const string Assistant = """{"role":"assistant","content":"b"}""";
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("{\"messages\": oops}", 14, "not JSON: 'o' is an invalid start of a value.")]
    [InlineData("{\"größe 😀\": x}", 13, "not JSON: 'x' is an invalid start of a value.")]
    [InlineData("{\"messages\":[]} x", 17, "not JSON: 'x' is invalid after a single JSON value.")]
    [InlineData("{\"messages\":[", 14, "not JSON: ")]
    [InlineData("[1]", 1, "a row must be a JSON object like")]
    [InlineData("  null", 3, "not null.")]
    [InlineData("{\"prompt\":\"a\"}", 1, "\"messages\" is missing")]
    [InlineData("{\"messages\":\"a\"}", 13, "\"messages\" must be a list, not text.")]
    [InlineData("{\"messages\":[]}", 1, "no assistant message")]
    [InlineData("{\"messages\":[],\"messages\":[]}", 16, "messages stands twice")]
    [InlineData("{\"messages\":[7," + Assistant + "]}", 14, "messages[0] must be an object with role and content, not a number.")]
    [InlineData("{\"messages\":[" + Assistant + ",{\"content\":\"a\"}]}", 49, "messages[1] has no role")]
    [InlineData("{\"messages\":[" + Assistant + ",{\"role\":\"user\"}]}", 49, "messages[1] has no content")]
    [InlineData("{\"messages\":[{\"role\":\"human\",\"content\":\"a\"}," + Assistant + "]}", 22, "unknown role \"human\" in messages[0]; known are system, user and assistant.")]
    [InlineData("{\"messages\":[{\"role\":\"user\",\"content\":null}," + Assistant + "]}", 39, "messages[0].content must be text, not null.")]
    [InlineData("{\"messages\":[{\"role\":\"user\",\"content\":[{}]}," + Assistant + "]}", 39, "messages[0].content must be text, not a list.")]
    [InlineData("{\"messages\":[{\"role\":5,\"content\":\"a\"}," + Assistant + "]}", 22, "messages[0].role must be text, not a number.")]
    [InlineData("{\"messages\":[{\"role\":\"user\",\"content\":\"a\"}]}", 1, "no assistant message")]
    [InlineData("{\"messages\":[{\"role\":\"user\",\"content\":\"\\ud83d\"}," + Assistant + "]}", 39, "half of a surrogate pair")]
    public async Task A_bad_row_is_told_with_its_place(string row, int column, string fault)
    {
        var path = _folder.Write("chat.jsonl", $"{Chats.Row("a", "b")}\n{row}\n");

        var message = await FaultsOf(path);

        Assert.StartsWith($"{path}:2:{column}: ", message, StringComparison.Ordinal);
        Assert.Contains(fault, message, StringComparison.Ordinal);
        Assert.EndsWith("Mend what is listed and read the file again; nothing was used.", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_bad_rows_are_told_at_once()
    {
        var path = _folder.Write("chat.jsonl", $"nope\n{Chats.Row("a", "b")}\n[]\n");

        var message = await FaultsOf(path);

        Assert.Equal(
            $$"""
            {{path}}: 2 faults
            {{path}}:1:2: not JSON: 'nope' is an invalid JSON literal. Expected the literal 'null'.
            {{path}}:3:1: a row must be a JSON object like {"messages":[{"role":"user","content":"…"},{"role":"assistant","content":"…"}]}, not a list.
            Mend what is listed and read the file again; nothing was used.
            """, message);
    }

    [Fact]
    public async Task A_long_list_of_faults_is_cut_and_counted()
    {
        var path = _folder.Write("chat.jsonl", string.Concat(Enumerable.Repeat("[]\n", 332)));

        var message = await FaultsOf(path);

        Assert.Contains($"{path}: 332 faults", message, StringComparison.Ordinal);
        Assert.Contains("… and 312 more", message, StringComparison.Ordinal);
        Assert.Equal(23, message.Split('\n').Length);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\r\n  \n")]
    [InlineData("\uFEFF")]
    public async Task A_file_without_rows_is_empty(string content)
    {
        var path = _folder.Write("chat.jsonl", content);

        Assert.Contains($"{path}: the file is empty", await FaultsOf(path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Latin_1_is_told_with_byte_line_and_column()
    {
        var path = _folder.Write("chat.jsonl", Encoding.Latin1.GetBytes($"{Chats.Row("a", "b")}\n{Chats.Row("é", "b")}\n"));

        var message = await FaultsOf(path);

        Assert.Contains($"{path}:2:40: not UTF-8 (byte 119 of the file): it looks like Latin-1 or Windows-1252; save the file as UTF-8.", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-16", false)]
    public async Task UTF_16_is_told_once(string name, bool withMark)
    {
        var encoding = Encoding.GetEncoding(name);
        var content = encoding.GetBytes($"{Chats.Row("a", "b")}\n{Chats.Row("c", "d")}\n");
        var path = _folder.Write("chat.jsonl", withMark ? [.. encoding.GetPreamble(), .. content] : content);

        var message = await FaultsOf(path);

        Assert.StartsWith($"{path}:1:1: not UTF-8 (byte 0 of the file): it looks like UTF-16; save the file as UTF-8.", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_file_and_a_folder_are_told()
    {
        var missing = _folder.At("nothing.jsonl");

        Assert.Contains($"{missing} does not exist", await FaultsOf(missing), StringComparison.Ordinal);
        Assert.Contains($"{_folder.At("no/where.jsonl")} does not exist", await FaultsOf(_folder.At("no/where.jsonl")), StringComparison.Ordinal);
        Assert.Contains($"{_folder.Path} is a folder", await FaultsOf(_folder.Path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Broken_files_never_give_anything_but_the_domain_exception()
    {
        var random = new Random(20261122);
        var good = Encoding.UTF8.GetBytes($"{Chats.Row("größe 😀", "b\\n\\u00e9")}\n{Chats.Row("c", "d")}\r\n");
        var read = 0;
        for (var round = 0; round < 2_000; round++)
        {
            var path = _folder.Write("fuzz.jsonl", round % 4 == 0 ? Noise(random) : Mutate(good, random));

            var fault = await Record.ExceptionAsync(() => Dataset.LoadAsync(path, TestContext.Current.CancellationToken));

            Assert.True(fault is null or FineTuneException, $"Round {round} gave {fault}");
            read += fault is null ? 1 : 0;
        }
        Assert.InRange(read, 10, 1_000);
    }

    public void Dispose() => _folder.Dispose();

    private static byte[] Noise(Random random)
    {
        var bytes = new byte[random.Next(0, 200)];
        random.NextBytes(bytes);
        return bytes;
    }

    private static byte[] Mutate(byte[] good, Random random)
    {
        var bytes = good.ToList();
        for (var changes = random.Next(1, 4); changes > 0; changes--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(4))
            {
                case 0: bytes[at] = (byte)random.Next(256); break;
                case 1: bytes.RemoveAt(at); break;
                case 2: bytes.Insert(at, (byte)"{}[]\",:\\\n\0x"[random.Next(11)]); break;
                default: bytes.RemoveRange(at, bytes.Count - at); bytes.Add((byte)'\n'); break;
            }
        }
        return [.. bytes];
    }

    private static async Task<string> FaultsOf(string path) =>
        (await Assert.ThrowsAsync<FineTuneException>(() => Dataset.LoadAsync(path, TestContext.Current.CancellationToken))).Message;
}
