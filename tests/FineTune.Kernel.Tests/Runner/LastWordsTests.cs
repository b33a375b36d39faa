namespace FineTune.Kernel.Tests;

public sealed class LastWordsTests
{
    private readonly LastWords _words = new();

    [Fact]
    public void The_last_thirty_lines_are_kept_and_shown()
    {
        Assert.All(Enumerable.Range(1, 40), line => Assert.True(_words.Take($"{line}")));

        Assert.Equal(Enumerable.Range(11, 30).Select(line => $"{line}"), _words.Lines);
    }

    [Fact]
    public void A_crash_report_is_kept_from_its_start_and_not_shown_line_by_line()
    {
        _words.Take("before");

        Assert.False(_words.Take("Stack overflow."));
        Assert.All(Enumerable.Range(1, 100), line => Assert.False(_words.Take($"   at F{line}()")));

        Assert.Equal("Stack overflow.", _words.Lines[0]);
        Assert.Equal(["   at F29()", "… and 71 more lines"], _words.Lines.TakeLast(2));
    }

    [Fact]
    public void The_frames_of_a_crash_report_are_those_of_the_cell()
    {
        _words.Take("Process terminated.");
        _words.Take("   at System.Environment.FailFast(System.String)");
        _words.Take("   at Submission#1.F(Int32)");
        _words.Take("   at Submission#1+<<Initialize>>d__0.MoveNext()");
        _words.Take("   at System.Runtime.CompilerServices.AsyncMethodBuilderCore.Start[[System.__Canon]](System.__Canon ByRef)");
        _words.Take("   at Microsoft.CodeAnalysis.Scripting.ScriptExecutionState+<RunSubmissionsAsync>d__10`1[[System.__Canon]].MoveNext()");
        _words.Take("   at FineTune.Kernel.CellThread.Serve()");

        Assert.Equal(
            ["Process terminated.", "   at System.Environment.FailFast(System.String)", "   at F(Int32)", "   at top level"],
            _words.Lines);
    }

    [Fact]
    public void The_report_of_another_program_is_given_back_when_the_process_lives_on()
    {
        _words.Take("Unhandled exception. System.Exception");
        _words.Take("   at Main");

        Assert.Equal(["Unhandled exception. System.Exception", "   at Main"], _words.LivesOn());
        Assert.Empty(_words.LivesOn());
        Assert.True(_words.Take("after"));
    }
}
