using System.Xml.Linq;

namespace FineTune.Kernel.Tests;

public sealed class JUnitReportTests
{
    private static readonly ErrorMessage Fault = new()
    {
        Name = "System.Exception",
        Value = "\u001b[31mbad\u001b[0m <\u0001> \uD83D\uDE00 \uD83D",
        Traceback = ["first\u0000", "\u001b[1;31msecond\u001b[0m & third"],
    };

    [Fact]
    public void A_notebook_is_a_suite_and_a_cell_a_case()
    {
        var report = JUnitReport.Render([Failed(), Refused()]);

        Assert.Equal(
            """
            <testsuites tests="4" failures="1" errors="1" skipped="1" time="1.750">
              <testsuite name="a.ipynb" tests="3" failures="1" errors="0" skipped="1" time="1.750">
                <testcase classname="a.ipynb" name="cell 2: good" file="a.ipynb" time="1.500" />
                <testcase classname="a.ipynb" name="cell 4: bad" file="a.ipynb" time="0.250">
                  <failure type="System.Exception" message="bad &lt;&gt; 😀 ">first
            second &amp; third</failure>
                </testcase>
                <testcase classname="a.ipynb" name="cell 5: later" file="a.ipynb" time="0.000">
                  <skipped message="a cell before it failed" />
                </testcase>
              </testsuite>
              <testsuite name="b.ipynb" tests="1" failures="0" errors="1" skipped="0" time="0.000">
                <testcase classname="b.ipynb" name="the notebook can be run" file="b.ipynb" time="0.000">
                  <error type="KernelException" message="no JSON">no JSON</error>
                </testcase>
              </testsuite>
            </testsuites>
            """,
            report.ToString().ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task The_file_is_XML_in_UTF8_that_other_programs_read()
    {
        using var folder = new TemporaryFolder();

        await JUnitReport.WriteAsync(folder.At("deep/report.xml"), [Failed()], TestContext.Current.CancellationToken);

        Assert.StartsWith("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n", File.ReadAllText(folder.At("deep/report.xml")), StringComparison.Ordinal);
        Assert.Equal("3", XDocument.Load(folder.At("deep/report.xml")).Root!.Attribute("tests")!.Value);
    }

    private static NotebookResult Failed()
    {
        var result = new NotebookResult("a.ipynb");
        result.Add(new CellStarted(1, 3, "good") { Position = 2 });
        result.Add(new CellFinished(1, 3, TimeSpan.FromSeconds(1.5), Fault) { ErrorIsExpected = true });
        result.Add(new CellStarted(2, 3, "bad") { Position = 4 });
        result.Add(new CellFinished(2, 3, TimeSpan.FromSeconds(0.25), Fault));
        result.Add(new CellSkipped(5, "a cell before it failed") { FirstLine = "later" });
        result.Add(new NotebookFinished("out", TimeSpan.FromSeconds(2), new FailedCell(2, 4, Fault) { FirstLine = "bad" }));
        return result;
    }

    private static NotebookResult Refused()
    {
        var result = new NotebookResult("b.ipynb");
        result.Add(new NotebookRefused("b.ipynb", "no JSON"));
        return result;
    }
}
