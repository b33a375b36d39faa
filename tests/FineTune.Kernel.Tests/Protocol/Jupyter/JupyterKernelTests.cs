using System.Diagnostics;
using System.Text.Json.Nodes;

namespace FineTune.Kernel.Tests;

/// <summary>A kernel process from its start to its end.</summary>
public sealed class JupyterKernelTests
{
    private const string NotOnWindows = "Signals are a matter of Unix; on Windows nothing has to be installed, the test does not apply.";

    /// <summary>What VS Code's Jupyter extension does with a kernel, step by step.</summary>
    [Fact]
    public void VS_Code_starts_completes_interrupts_and_ends_a_kernel()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), NotOnWindows);
        using var kernel = new KernelProcessUnderTest();
        using var front = new FrontEnd(kernel.Connection);

        // It asks on both channels before anything else, again every half second, until a reply and any message on iopub came.
        WireAnswer? reply = null, heard = null;
        for (var attempt = 0; reply is null || heard is null; attempt++)
        {
            Assert.True(attempt < 100, "No answer. The kernel's log: " + kernel.Log);
            front.Control.Send("kernel_info_request");
            front.Shell.Send("kernel_info_request");
            reply ??= front.Control.TryReceive(TimeSpan.FromMilliseconds(400)) ?? front.Shell.TryReceive(TimeSpan.Zero);
            heard ??= front.IOPub.TryReceive(TimeSpan.FromMilliseconds(100));
        }

        Assert.Equal("kernel_info_reply", reply.Type);
        Assert.Equal("C#", reply.Content["language_info"]!["name"]!.GetValue<string>());

        var cell = front.Execute("Console.Write(\"started\"); while (true) { }", new JsonObject { ["allow_stdin"] = true, ["stop_on_error"] = true });
        while (front.IOPub.Receive(cell).ToString() != "stdout: started")
        {
        }

        Assert.Equal("ok", front.Control.Receive(front.Control.Send("interrupt_request")).Text("status"));
        Assert.Equal("KeyboardInterrupt", front.ReplyTo(cell).Text("ename"));

        // Its cursor counts UTF-16 units; here the end of the code is unit 6, code point 5.
        var completion = front.Ask("complete_request", new JsonObject { ["code"] = "\"😀\".L", ["cursor_pos"] = 6 });
        Assert.Equal(5, completion.Content["cursor_end"]!.GetValue<int>());

        // It never asks for a shutdown.
        kernel.Signal(KernelProcessUnderTest.Terminate);
        Assert.Equal(0, kernel.WaitForExit());
        Assert.False(File.Exists(kernel.File));
    }

    [Fact]
    public void A_kernel_that_writes_its_connection_file_keeps_it_to_its_user()
    {
        using var kernel = new KernelProcessUnderTest();

        Assert.Equal(UnixMode.OwnerFile, UnixMode.Of(kernel.File));
        Assert.DoesNotContain(0, new[] { kernel.Connection.ShellPort, kernel.Connection.IOPubPort, kernel.Connection.HeartbeatPort });
        Assert.Equal(64, kernel.Connection.Key.Length);
    }

    [Theory]
    [InlineData("while (true) { }", true)]
    [InlineData("new Thread(() => { while (true) Thread.Sleep(1000); }).Start(); while (true) try { while (true) { } } finally { while (true) { } }", false)]
    public void A_kernel_ends_when_it_is_asked_to_whatever_its_cell_does(string endless, bool restart)
    {
        using var kernel = new KernelProcessUnderTest();
        using var front = new FrontEnd(kernel.Connection).Listening();
        var cell = front.Execute("Console.Write(\"started\"); " + endless);
        while (front.IOPub.Receive(cell).ToString() != "stdout: started")
        {
        }

        var reply = front.Control.Receive(front.Control.Send("shutdown_request", new JsonObject { ["restart"] = restart }));

        Assert.Equal(("shutdown_reply", "ok", restart), (reply.Type, reply.Text("status"), reply.Content["restart"]!.GetValue<bool>()));
        Assert.Equal(0, kernel.WaitForExit());
    }

    [Fact]
    public void A_signal_interrupts_the_cell_and_not_the_kernel()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), NotOnWindows);
        using var kernel = new KernelProcessUnderTest();
        using var front = new FrontEnd(kernel.Connection).Listening();
        kernel.Signal(KernelProcessUnderTest.Interrupt);
        var cell = front.Execute("Console.Write(\"started\"); Thread.Sleep(-1);");
        while (front.IOPub.Receive(cell).ToString() != "stdout: started")
        {
        }

        kernel.Signal(KernelProcessUnderTest.Interrupt);

        Assert.Equal("KeyboardInterrupt", front.ReplyTo(cell).Text("ename"));
        Assert.Equal(["execute_result: 2"], front.Run("1 + 1"));
    }

    [Fact]
    public void A_kernel_ends_when_the_front_end_is_gone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), NotOnWindows);
        using var parent = Process.Start("sleep", "600");
        using var kernel = new KernelProcessUnderTest(start => start.Environment["JPY_PARENT_PID"] = $"{parent.Id}");

        parent.Kill();

        Assert.Equal(0, kernel.WaitForExit());
    }
}
