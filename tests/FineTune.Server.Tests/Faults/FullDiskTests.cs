namespace FineTune.Server.Tests.Faults;

/// <summary>A full disk is told, keeps no half of anything, and is forgotten when there is room.</summary>
public sealed class FullDiskTests : IDisposable
{
    private const string Full = "The disk of the service is full. Nothing of this request was kept; make room and send it again.";
    private readonly SmallDisk _disk = SmallDisk.Mount(megabytes: 16);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _disk.Dispose();

    [Fact]
    public async Task An_upload_is_refused_in_clear_words_and_leaves_no_half_file()
    {
        await using var server = await TestServer.StartAsync(_disk.Path);
        var kept = await server.Http.UploadAsync("small", "user_data");
        var upload = (await server.Http.PostAsync("/v1/uploads", """{"filename":"a","purpose":"user_data","mime_type":"text/plain","bytes":2000000}""")).GetProperty("id").GetString()!;
        var large = new string('x', 2_000_000);
        _disk.Fill(butBytes: 300_000);
        var room = new DriveInfo(_disk.Path).AvailableFreeSpace;

        var file = await server.Http.SendFileAsync(large, "user_data");
        using var form = new MultipartFormDataContent { { new StringContent(large), "data", "part" } };
        var part = await server.Http.PostAsync($"/v1/uploads/{upload}/parts", form, Token);

        Assert.Equal((507, Full, null, null), await file.ErrorAsync());
        Assert.Equal((507, Full, null, null), await part.ErrorAsync());
        Assert.Equal("false", Assert.Single(file.Headers.GetValues("x-should-retry")));
        Assert.Equal([kept], Directory.EnumerateFiles(Path.Combine(_disk.Path, "files")).Select(Path.GetFileName));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(_disk.Path, "uploads"), "*", SearchOption.AllDirectories));
        Assert.InRange(new DriveInfo(_disk.Path).AvailableFreeSpace, room - 100_000, room);
        Assert.Equal("small", await server.Http.GetStringAsync($"/v1/files/{kept}/content", Token));

        _disk.MakeRoom();
        Assert.Equal(large, await server.Http.GetStringAsync($"/v1/files/{await server.Http.UploadAsync(large, "user_data")}/content", Token));
    }

    [Fact]
    public async Task What_the_database_has_no_room_for_is_refused_and_not_there()
    {
        await using var server = await TestServer.StartAsync(_disk.Path);
        var file = await server.Http.UploadAsync(ServerCalls.Rows(10));
        _disk.Fill(butBytes: 0);
        var made = 0;

        var answer = await CreateAsync();
        for (; answer.IsSuccessStatusCode && made < 1000; made++) // The database's log has some room of its own.
            answer = await CreateAsync();

        Assert.Equal((507, Full, null, null), await answer.ErrorAsync());
        Assert.Equal(made, (await server.Http.JsonAsync("/v1/fine_tuning/jobs?limit=1000")).GetProperty("data").GetArrayLength());
        _disk.MakeRoom();
        Assert.True((await CreateAsync()).IsSuccessStatusCode);

        Task<HttpResponseMessage> CreateAsync() =>
            server.Http.SendJsonAsync("/v1/fine_tuning/jobs", $$$"""{"model":"seedling","training_file":"{{{file}}}","metadata":{"text":"{{{new string('x', 500)}}}"}}""");
    }

    [Fact]
    public async Task A_job_waits_for_room_and_goes_on()
    {
        await using var server = await TestServer.StartAsync(_disk.Path);
        var file = await server.Http.UploadAsync(ServerCalls.Rows(10_000));
        _disk.Fill(butBytes: 500_000);

        var job = await server.Http.PostAsync("/v1/fine_tuning/jobs",
            $$$"""{"model":"seedling","training_file":"{{{file}}}","hyperparameters":{"n_epochs":1,"batch_size":256}}""");
        var id = job.GetProperty("id").GetString()!;
        await ServerCalls.UntilAsync(() => server.Log.Text.Contains($"The disk is full; job {id} waits for room.", StringComparison.Ordinal));
        _disk.MakeRoom();

        await server.Http.WaitForAsync(id, "succeeded");
    }

    [Fact]
    public async Task A_training_process_without_room_loses_no_job_in_silence()
    {
        await using var server = await TestServer.StartAsync(_disk.Path);
        var id = await server.Http.CreateJobAsync("hold-at-5");
        await server.Http.WaitForStepAsync(id, 4);
        var child = server.Get<JobStore>().Require(id).Child!;
        await File.WriteAllTextAsync(Path.Combine(_disk.Path, "runs", id, "go.later"), "", Token);
        _disk.Fill(butBytes: 0);

        File.Move(Path.Combine(_disk.Path, "runs", id, "go.later"), Path.Combine(_disk.Path, "runs", id, "go"));
        await ServerCalls.UntilAsync(() => !child.MayBeAlive);
        await Task.Delay(TimeSpan.FromMilliseconds(200), Token);
        _disk.MakeRoom();
        var job = await server.Http.WaitForEndAsync(id);

        Assert.True(
            job.GetProperty("status").GetString() == "succeeded" || job.GetProperty("error").GetProperty("message").GetString()!.Contains("No space left on device", StringComparison.Ordinal), $"{job}");
        await server.Http.WaitForAsync(await server.Http.CreateJobAsync(), "succeeded");
    }
}
