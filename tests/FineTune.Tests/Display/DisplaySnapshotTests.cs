namespace FineTune.Tests.Display;

public sealed class DisplaySnapshotTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Every_display_looks_as_it_did()
    {
        foreach (var (name, display) in Displays.All(_folder, new DisplayTexts("support", "How long do I have\nto send a kettle back?  Thirty days.")))
        {
            Snapshot.Match($"{name}.html", Here(Displays.Content(display)));
            Snapshot.Match($"{name}.txt", Here(display.Render(MimeTypes.Text)));
        }
    }

    [Fact]
    public void The_style_is_one_and_small()
    {
        var html = Chats.Numbered(1).Render(MimeTypes.Html);

        Assert.Single(html.Split("<style>")[1..]);
        Assert.InRange(html.IndexOf("</style>", StringComparison.Ordinal), 1_000, 5_000);
    }

    public void Dispose() => _folder.Dispose();

    private string Here(string text) => text.Replace(_folder.Path, "FOLDER", StringComparison.Ordinal);
}
