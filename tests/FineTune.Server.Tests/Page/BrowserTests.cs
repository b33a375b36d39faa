namespace FineTune.Server.Tests.Page;

/// <summary>The page in a real browser.</summary>
public sealed class BrowserTests
{
    [Fact]
    public async Task A_person_signs_in_watches_stops_chats_and_deletes()
    {
        Chromium.Require();
        using var folder = new TemporaryFolder();
        // Answers wait after their first word until one of them is stopped.
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = await TestServer.StartAsync(folder.At("data"), prepare: chat =>
        {
            chat.Gate = gate;
            _ = chat.Abandoned.Task.ContinueWith(_ => gate.TrySetResult(), TaskScheduler.Default);
        });

        await Chromium.RunAsync("page.mjs", server.Address.ToString(), TestServer.Key, folder.At("data"), Chromium.Pictures(otherwise: folder.At("pictures")));
    }
}
