using System.Net;
using System.Net.Sockets;
using System.Text;

namespace FineTune.Server.Tests.Files;

public sealed class FileTests : ServerTest
{
    [Theory]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("..\\..\\evil.jsonl", "evil.jsonl")]
    [InlineData("C:evil.jsonl", "evil.jsonl")]
    [InlineData("..", "file")]
    [InlineData("naïve ☃.jsonl", "naïve ☃.jsonl")]
    public async Task A_name_is_a_label_and_never_a_path(string name, string kept)
    {
        var id = await Http.UploadAsync(ServerCalls.Rows(1), name: name);

        Assert.Equal(kept, (await Http.JsonAsync($"/v1/files/{id}")).GetProperty("filename").GetString());
        Assert.Equal([id], Directory.EnumerateFiles(Path.Combine(Folder, "files")).Select(Path.GetFileName));
        using var content = await Http.GetAsync($"/v1/files/{id}/content", Token);
        Assert.Equal("application/octet-stream", content.Content.Headers.ContentType!.MediaType);
        Assert.Equal(kept, content.Content.Headers.ContentDisposition!.FileNameStar);
        Assert.Equal(ServerCalls.Rows(1), await content.Content.ReadAsStringAsync(Token));
    }

    [Fact]
    public async Task An_upload_that_is_cut_off_leaves_nothing()
    {
        using (var socket = new TcpClient())
        {
            await socket.ConnectAsync(IPAddress.Loopback, Server.Address.Port, Token);
            var head = $"POST /v1/files HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {TestServer.Key}\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 1000000\r\n\r\n"
                + "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.jsonl\"\r\n\r\n{\"messages\":";
            await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head), Token);
            await ServerCalls.UntilAsync(() => Directory.EnumerateFiles(Path.Combine(Folder, "files")).Any());
        }

        await ServerCalls.UntilAsync(() => !Directory.EnumerateFiles(Path.Combine(Folder, "files")).Any());
        Assert.Equal(0, (await Http.JsonAsync("/v1/files")).GetProperty("data").GetArrayLength());
    }

    [Fact]
    public async Task A_file_longer_than_the_limit_is_refused_before_it_is_read()
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, Server.Address.Port, Token);
        var head = $"POST /v1/files HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {TestServer.Key}\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 600000000\r\n\r\n";
        await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head), Token);
        using var reader = new StreamReader(socket.GetStream());

        Assert.Equal("HTTP/1.1 413 Payload Too Large", await reader.ReadLineAsync(Token));
    }

    [Fact]
    public async Task A_file_that_expires_says_when()
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent("created_at"), "expires_after[anchor]" },
            { new StringContent("3600"), "expires_after[seconds]" },
            { new StringContent("user_data"), "purpose" },
            { new ByteArrayContent([1, 2, 3]), "file", "a.bin" },
        };

        var file = await ServerCalls.JsonAsync(await Http.PostAsync("/v1/files", form, Token));

        Assert.Equal(3600, file.GetProperty("expires_at").GetInt64() - file.GetProperty("created_at").GetInt64());
    }

    [Fact]
    public void An_expired_file_is_gone_and_swept()
    {
        using var folder = new TemporaryFolder();
        var data = new DataFolder(TestServer.Options(folder.Path));
        using var database = new Database(data);
        var files = new FileStore(database, data, TimeProvider.System);
        folder.Write("files/file-old", "x");
        files.Add(new StoredFile { Id = "file-old", Purpose = "user_data", Filename = "old", Bytes = 1, CreatedAt = 1, ExpiresAt = 2 });

        Assert.Null(files.Find("file-old"));
        files.Sweep(leftovers: false);
        Assert.False(File.Exists(data.File("file-old")));
    }

    [Theory]
    [InlineData("asc")]
    [InlineData("desc")]
    public async Task Pages_have_no_gap_and_no_repeat(string order)
    {
        var ids = new List<string>();
        for (var i = 0; i < 7; i++)
            ids.Add(await Http.UploadAsync("x", "user_data"));

        var seen = new List<string>();
        string after = "";
        for (var more = true; more;)
        {
            var page = await Http.JsonAsync($"/v1/files?limit=3&order={order}{after}");
            seen.AddRange(page.GetProperty("data").EnumerateArray().Select(file => file.GetProperty("id").GetString()!));
            more = page.GetProperty("has_more").GetBoolean();
            after = $"&after={page.GetProperty("last_id").GetString()}";
            await Http.UploadAsync("new", "vision"); // What comes in between neither shifts nor repeats.
            seen.RemoveAll(id => !ids.Contains(id));
        }

        Assert.Equal(order == "asc" ? ids : Enumerable.Reverse(ids), seen);
        Assert.Equal(7, (await Http.JsonAsync("/v1/files?purpose=user_data")).GetProperty("data").GetArrayLength());
    }
}
