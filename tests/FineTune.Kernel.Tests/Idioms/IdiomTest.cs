namespace FineTune.Kernel.Tests;

/// <summary>A test of something that public C# notebooks do; the README in this folder lists them all.</summary>
public abstract class IdiomTest : SessionTest
{
    /// <summary>Runs cells one after another, none of which may fail; what the last one published.</summary>
    private protected async Task<RecordingOutput> CellsAsync(params string[] cells)
    {
        RecordingOutput? output = null;
        foreach (var cell in cells)
        {
            output = await RunAsync(cell);
            Assert.Equal("", string.Join("\n", output.Messages.OfType<ErrorMessage>().SelectMany(error => error.Traceback)));
        }

        return output!;
    }

    private protected async Task<string> PrintedAsync(params string[] cells) => (await CellsAsync(cells)).Text;

    /// <summary>What the last cell showed, by a call or as its value, as plain text.</summary>
    private protected async Task<string[]> ShownAsync(params string[] cells) =>
    [..
        (await CellsAsync(cells)).Messages
            .Select(message => message switch
            {
                DisplayDataMessage shown => shown.Data,
                ExecuteResultMessage value => value.Data,
                _ => null,
            })
            .OfType<System.Text.Json.Nodes.JsonObject>()
            .Select(data => data["text/plain"]!.GetValue<string>().ReplaceLineEndings("\n")),
    ];
}
