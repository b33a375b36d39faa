namespace FineTune.Tests.Display;

/// <summary>What only a browser can tell: whether displays fit a phone and can be read by day and by night.</summary>
public sealed class DisplaysInBrowserTests
{
    private const string Page =
        """
        <!DOCTYPE html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Displays</title>
        <style>:root{color-scheme:light dark}body{margin:8px;background:#fff;color:#1f1f1f}@media(prefers-color-scheme:dark){body{background:#1f1f1f;color:#ccc}}</style>
        """;

    [Fact]
    public async Task Displays_fit_and_can_be_read_and_heard()
    {
        Chromium.Require();
        using var folder = new TemporaryFolder();
        var model = RepositoryFolder.At("data/models/seedling");
        var data = await Dataset.LoadAsync(RepositoryFolder.At("data/customer-support.jsonl"), TestContext.Current.CancellationToken);
        IReadOnlyList<(string Name, IDisplay Display)> displays =
        [
            .. Displays.All(folder, new DisplayTexts("customer-support", "How long do I have to send a kettle back? You can send it back within thirty days, and we pay the postage.")),
            ("course-data", data), ("course-check", data.Check()), ("course-mask", data.Mask(model, maxLength: 90)), ("course-tokens", data.CountTokens(model)),
            ("course-model", ModelCard.Read(model)), ("course-models", ModelTable.Read([model, model, folder.At("none")])),
        ];
        var sections = displays.Select(each => $"<section aria-label=\"{each.Name}\">{each.Display.Render(MimeTypes.Html)}</section>");

        var page = folder.Write("displays.html", Page + string.Concat(sections));

        await Chromium.RunAsync("displays.mjs", page, Chromium.Pictures(otherwise: folder.At("pictures")));
    }
}
