using System.Text;

namespace FineTune.Server.Tests.Uploads;

public sealed class UploadTests : ServerTest
{
    [Fact]
    public async Task Parts_become_one_file_in_the_order_that_is_asked_for()
    {
        var upload = await CreateAsync(6);
        var first = await AddPartAsync(upload, "abc");
        var second = await AddPartAsync(upload, "def");

        var completed = await Http.PostAsync($"/v1/uploads/{upload}/complete", $$"""{"part_ids":["{{second}}","{{first}}"],"md5":"{{Md5("defabc")}}"}""");

        Assert.Equal("completed", completed.GetProperty("status").GetString());
        var file = completed.GetProperty("file").GetProperty("id").GetString();
        Assert.Equal("defabc", await Http.GetStringAsync($"/v1/files/{file}/content", Token));
        Assert.False(Directory.Exists(Path.Combine(Folder, "uploads", upload)));
    }

    [Theory]
    [InlineData("""{"part_ids":["PART"]}""", "The parts have 3 bytes together, but the upload was created for 6.")]
    [InlineData("""{"part_ids":["PART","PART"]}""", "'part_ids' names a part that upload UPLOAD does not have, or names one twice.")]
    [InlineData("""{"part_ids":["part_x"]}""", "'part_ids' names a part that upload UPLOAD does not have, or names one twice.")]
    [InlineData("{}", "'part_ids' is a required property")]
    public async Task What_does_not_add_up_is_refused_and_can_be_mended(string json, string message)
    {
        var upload = await CreateAsync(6);
        var part = await AddPartAsync(upload, "abc");

        var error = await (await Http.SendJsonAsync($"/v1/uploads/{upload}/complete", json.Replace("PART", part, StringComparison.Ordinal))).ErrorAsync();
        var second = await AddPartAsync(upload, "def");
        var completed = await Http.PostAsync($"/v1/uploads/{upload}/complete", $$"""{"part_ids":["{{part}}","{{second}}"]}""");

        Assert.Equal((400, message.Replace("UPLOAD", upload, StringComparison.Ordinal), "part_ids", null), error);
        Assert.Equal("completed", completed.GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_wrong_MD5_leaves_no_file()
    {
        var upload = await CreateAsync(3);
        var part = await AddPartAsync(upload, "abc");

        var error = await (await Http.SendJsonAsync($"/v1/uploads/{upload}/complete", $$"""{"part_ids":["{{part}}"],"md5":"{{Md5("abd")}}"}""")).ErrorAsync();

        Assert.Equal((400, "md5"), (error.Status, error.Param));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(Folder, "files")));
    }

    [Fact]
    public async Task A_cancelled_upload_takes_no_more()
    {
        var upload = await CreateAsync(3);
        await AddPartAsync(upload, "abc");

        var cancelled = await Http.PostAsync($"/v1/uploads/{upload}/cancel", "");
        var again = await (await Http.SendJsonAsync($"/v1/uploads/{upload}/cancel", "")).ErrorAsync();

        Assert.Equal("cancelled", cancelled.GetProperty("status").GetString());
        Assert.Equal((400, $"Upload {upload} is cancelled and takes no more changes."), (again.Status, again.Message));
        Assert.False(Directory.Exists(Path.Combine(Folder, "uploads", upload)));
    }

    [Fact]
    public async Task Parts_outlive_a_restart()
    {
        var upload = await CreateAsync(3);
        var part = await AddPartAsync(upload, "abc");
        await RestartAsync();

        var completed = await Http.PostAsync($"/v1/uploads/{upload}/complete", $$"""{"part_ids":["{{part}}"]}""");

        Assert.Equal("completed", completed.GetProperty("status").GetString());
    }

    private async Task<string> CreateAsync(int bytes) => (await Http.PostAsync(
        "/v1/uploads", $$"""{"filename":"../big.jsonl","purpose":"fine-tune","bytes":{{bytes}},"mime_type":"text/jsonl"}""")).GetProperty("id").GetString()!;

    private async Task<string> AddPartAsync(string upload, string content)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes(content)), "data", "blob" } };
        return (await ServerCalls.JsonAsync(await Http.PostAsync($"/v1/uploads/{upload}/parts", form, Token))).GetProperty("id").GetString()!;
    }

#pragma warning disable CA5351 // What the API asks for.
    private static string Md5(string text) => Convert.ToHexStringLower(System.Security.Cryptography.MD5.HashData(Encoding.UTF8.GetBytes(text)));
#pragma warning restore CA5351
}
