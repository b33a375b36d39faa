namespace FineTune.Kernel.Tests;

/// <summary>A test with a feed and a session in a notebook folder that sees no other source.</summary>
public abstract class PackageTest : SessionTest
{
    private protected PackageTest() => Options = Feed.Options;

    private protected PackageFeed Feed { get; } = new();

    /// <summary>The directive that adds the feed.</summary>
    private protected string FeedLine => $"#i \"nuget: {Feed.Folder}\"\n";

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        Feed.Dispose();
    }

    /// <summary>The message of a cell that must fail.</summary>
    private protected async Task<string> FaultOfAsync(string code) => (await RunAsync(code)).Error.Value;

    private protected static string[] Shown(RecordingOutput output) =>
    [
        .. output.Messages.Select(message => message switch
        {
            DisplayDataMessage display => display.Data["text/plain"]!.GetValue<string>(),
            UpdateDisplayDataMessage update => update.Data["text/plain"]!.GetValue<string>(),
            _ => null,
        }).OfType<string>(),
    ];
}
