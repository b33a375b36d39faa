using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace FineTune.Kernel;

/// <summary>Results in the XML that continuous integration reads: a test suite per notebook, a test case per cell.</summary>
public static partial class JUnitReport
{
    private static readonly XmlWriterSettings Format = new() { Async = true, Encoding = new UTF8Encoding(false), Indent = true };

    public static async Task WriteAsync(string path, IReadOnlyList<NotebookResult> results, CancellationToken cancellationToken = default)
    {
        using var content = new MemoryStream();
        await using (var writer = XmlWriter.Create(content, Format))
            await Render(results).SaveAsync(writer, cancellationToken);
        await AtomicFile.WriteAsync(path, Encoding.UTF8.GetString(content.ToArray()) + "\n", cancellationToken);
    }

    public static XDocument Render(IReadOnlyList<NotebookResult> results)
    {
        XElement[] suites = [.. results.Select(Suite)];
        return new XDocument(new XElement("testsuites", Totals(suites.Descendants("testcase")), suites));
    }

    private static XElement Suite(NotebookResult notebook)
    {
        XElement[] cases = notebook.Refusal is { } refusal
            ? [Case(notebook.Path, "the notebook can be run", TimeSpan.Zero, Fault("error", "KernelException", refusal, refusal))]
            : [.. notebook.Cells.Select(cell => Case(notebook, cell))];
        return new XElement("testsuite", new XAttribute("name", Clean(notebook.Path)), Totals(cases), cases);
    }

    private static XElement Case(NotebookResult notebook, CellOutcome cell) =>
        Case(notebook.Path, $"cell {cell.Position}: {cell.FirstLine}", cell.Elapsed, cell switch
        {
            { Skipped: { } reason } => new XElement("skipped", new XAttribute("message", Clean(reason))),
            { Error: { } error } => Fault("failure", error.Name, error.Value, string.Join('\n', error.Traceback)),
            _ => null,
        });

    private static XElement Case(string notebook, string name, TimeSpan time, XElement? outcome) => new(
        "testcase",
        new XAttribute("classname", Clean(notebook)),
        new XAttribute("name", Clean(name)),
        new XAttribute("file", Clean(notebook)),
        Seconds(time.TotalSeconds),
        outcome);

    private static XElement Fault(string kind, string type, string message, string text) =>
        new(kind, new XAttribute("type", Clean(type)), new XAttribute("message", Clean(message)), Clean(text));

    private static XAttribute[] Totals(IEnumerable<XElement> cases)
    {
        XElement[] all = [.. cases];
        return
        [
            new("tests", all.Length),
            new("failures", all.Elements("failure").Count()),
            new("errors", all.Elements("error").Count()),
            new("skipped", all.Elements("skipped").Count()),
            Seconds(all.Sum(test => (double)test.Attribute("time")!)),
        ];
    }

    private static XAttribute Seconds(double time) => new("time", time.ToString("0.000", CultureInfo.InvariantCulture));

    /// <summary>Without terminal colours, and without the characters that XML cannot hold, escaped or not.</summary>
    private static string Clean(string text)
    {
        var plain = Colours().Replace(text, "");
        var clean = new StringBuilder(plain.Length);
        for (var index = 0; index < plain.Length; index++)
        {
            if (XmlConvert.IsXmlChar(plain[index]))
                clean.Append(plain[index]);
            else if (index + 1 < plain.Length && XmlConvert.IsXmlSurrogatePair(plain[index + 1], plain[index]))
                clean.Append(plain[index]).Append(plain[++index]);
        }

        return clean.ToString();
    }

    [GeneratedRegex(@"\x1b\[[0-9;?]*[ -/]*[@-~]")]
    private static partial Regex Colours();
}
