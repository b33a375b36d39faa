using Microsoft.DotNet.Interactive.Formatting;

namespace FineTune.Kernel.Tests;

/// <summary>Settings of the formatting library are one per process, so these tests run alone and put them back.</summary>
[Collection("Settings of the formatting library")]
public sealed class FormatterSettingsTests : SessionTest, IDisposable
{
    public new void Dispose()
    {
        Formatter.ResetToDefault();
        base.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_cell_says_how_many_items_are_shown()
    {
        await RunAsync("using Microsoft.DotNet.Interactive.Formatting; Formatter.ListExpansionLimit = 3;");

        Assert.Equal("[ 1, 2, 3, … (7 more) ]", await ValueOfAsync("Enumerable.Range(1, 10)"));
        Assert.EndsWith("\n… 7 more", await ValueOfAsync("Enumerable.Range(1, 10).Select(n => new { n }).ToList()"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cell_says_what_stands_for_nothing_and_how_deep_to_look()
    {
        await RunAsync("using Microsoft.DotNet.Interactive.Formatting; Formatter.NullString = \"-\"; Formatter.RecursionLimit = 1;");

        Assert.Equal("[ -, 1 ]", await ValueOfAsync("new object[] { null, 1 }"));
        Assert.Equal("A: { B: { C = 1 } }", await ValueOfAsync("new { A = new { B = new { C = 1 } } }"));
    }

    [Fact]
    public async Task A_cell_wants_plain_text_for_everything()
    {
        await RunAsync("using Microsoft.DotNet.Interactive.Formatting; Formatter.DefaultMimeType = \"text/plain\";");

        Assert.Equal(["text/plain"], (await RunAsync("new { A = 1 }")).Result.Data.Select(entry => entry.Key));
    }
}

[CollectionDefinition("Settings of the formatting library", DisableParallelization = true)]
public sealed class FormatterSettingsAlone;
