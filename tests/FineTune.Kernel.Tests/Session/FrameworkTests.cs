namespace FineTune.Kernel.Tests;

/// <summary>All of .NET is at hand, and what no cell uses costs nothing.</summary>
public sealed class FrameworkTests : SessionTest
{
    [Theory]
    [InlineData("System.Xml.Linq.XElement.Parse(\"<a/>\").Name.LocalName", "a")]
    [InlineData("using System.Xml.Linq; new XElement(\"a\").ToString()", "<a />")]
    [InlineData("using System.Formats.Tar; TarEntryType.Fifo.ToString()", "Fifo")]
    [InlineData("new System.Numerics.BigInteger(7).ToString()", "7")]
    [InlineData("System.Collections.Immutable.ImmutableArray.Create(1, 2).Sum()", "3")]
    [InlineData("System.IO.Compression.CompressionLevel.Fastest.ToString()", "Fastest")]
    [InlineData("var table = new System.Data.DataTable(); table.Columns.Add(\"x\"); table.Columns[0].ColumnName", "x")]
    public async Task A_cell_uses_any_part_of_it(string cell, string expected) =>
        Assert.Equal(expected, await ValueOfAsync(cell));

    [Fact]
    public async Task A_using_of_one_cell_serves_the_next() =>
        Assert.Equal("Fifo", await ValueOfAsync("using System.Formats.Tar;", "var made = TarEntryType.Fifo;", "made.ToString()"));

    [Fact]
    public async Task Types_stay_the_same_when_a_later_cell_needs_more_of_it() => Assert.Equal("ok", await ValueOfAsync(
        "using System.Text.Json; using System.Net.Http; using System.Collections.Concurrent; using System.Text.RegularExpressions;",
        "var sorted = new SortedDictionary<int, Queue<int>>(); var client = new HttpClient(); var bag = new ConcurrentBag<int>();",
        "var json = JsonDocument.Parse(\"1\"); var regex = new Regex(\"a\"); var shown = display(1);",
        "System.Formats.Tar.TarEntryType.Fifo",
        "System.Data.DataTable table = null; new System.Numerics.BigInteger(1).ToString();",
        "SortedDictionary<int, Queue<int>> a = sorted; HttpClient b = client; ConcurrentBag<int> c = bag; JsonDocument d = json; Regex e = regex;",
        "Microsoft.DotNet.Interactive.DisplayedValue f = shown; f.Update(2); json.RootElement.GetInt32().Display();",
        "using System.Xml.Linq; IEnumerable<XElement> none = []; none.Display(); \"ok\""));

    [Fact]
    public void A_session_starts_with_a_part_of_it() =>
        Assert.InRange(FrameworkReferences.Common.Count(), 10, FrameworkReferences.All.Count() / 2);

    [Fact]
    public async Task An_error_hint_knows_all_of_it()
    {
        var output = await RunAsync("new TarReader(null)");

        Assert.Contains("add using System.Formats.Tar;", string.Join('\n', output.Error.Traceback), StringComparison.Ordinal);
    }
}
