namespace FineTune.Server.Tests.Jobs;

public sealed class PagingTests : ServerTest
{
    [Theory]
    [InlineData("events", 3)]
    [InlineData("checkpoints", 1)]
    public async Task What_belongs_to_a_job_is_paged_without_gap_or_repeat(string what, int limit)
    {
        var id = await Http.CreateJobAsync(more: ""","hyperparameters":{"n_epochs":3,"batch_size":5}""");
        await Http.WaitForAsync(id, "succeeded");

        var all = Ids(await Http.JsonAsync($"/v1/fine_tuning/jobs/{id}/{what}?limit=1000"));

        Assert.Equal(all, await PagesAsync($"/v1/fine_tuning/jobs/{id}/{what}?limit={limit}"));
        Assert.True(all.Length > limit);
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(7)]
    public async Task Ten_thousand_events_are_paged_without_gap_or_repeat_while_more_come(int limit)
    {
        const int Count = 10_000;
        var id = await Http.CreateJobAsync("hold-at-5");
        await Http.WaitForStepAsync(id, 4);
        var events = Server.Get<JobEvents>();
        JobEvent[] many = [.. Enumerable.Range(0, Count).Select(number => events.Warning($"{number}"))];
        Server.Get<Database>().Write(connection => JobEventStore.Insert(connection, id, many));
        using var stop = new CancellationTokenSource();
        var more = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                Server.Get<Database>().Write(connection => JobEventStore.Insert(connection, id, [events.Warning("later")]));
                await Task.Delay(1);
            }
        }, Token);

        var paged = await PagesAsync($"/v1/fine_tuning/jobs/{id}/events?limit={limit}");
        await stop.CancelAsync();
        await more;

        Assert.Equal(paged.Length, paged.Distinct().Count());
        Assert.Equal(many.Select(happened => happened.Id).Reverse(), paged.SkipWhile(one => one != many[^1].Id).Take(Count));
    }

    [Fact]
    public async Task Jobs_are_paged_newest_first_and_found_by_their_metadata()
    {
        var ids = new List<string>();
        for (var i = 0; i < 5; i++)
            ids.Add(await Http.CreateJobAsync(more: $$""","metadata":{"pa\"ir":"{{i % 2}}","all":"yes"}"""));
        ids.Reverse();

        Assert.Equal(ids, await PagesAsync("/v1/fine_tuning/jobs?limit=2"));
        var odd = await PagesAsync("/v1/fine_tuning/jobs?limit=1&metadata[pa%22ir]=1&metadata[all]=yes");
        Assert.Equal([ids[1], ids[3]], odd);
        Assert.Empty(await PagesAsync("/v1/fine_tuning/jobs?metadata[all]=no"));
    }

    private async Task<string[]> PagesAsync(string path)
    {
        var ids = new List<string>();
        for (var (more, after) = (true, ""); more;)
        {
            var page = await Http.JsonAsync(path + after);
            ids.AddRange(Ids(page));
            more = page.GetProperty("has_more").GetBoolean();
            Assert.False(more && Ids(page).Length == 0);
            after = $"&after={page.GetProperty("last_id").GetString()}";
        }
        return [.. ids];
    }

    private static string[] Ids(System.Text.Json.JsonElement page) => [.. page.GetProperty("data").EnumerateArray().Select(row => row.GetProperty("id").GetString()!)];
}
