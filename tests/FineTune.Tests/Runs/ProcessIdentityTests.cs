using System.Diagnostics;

namespace FineTune.Tests.Runs;

public sealed class ProcessIdentityTests
{
    [Fact]
    public void A_process_that_nobody_buried_is_not_alive()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux keeps ended processes in its table; nothing to test here.");
        // The shell becomes a sleep, which never asks for the exit code of the child that the shell had.
        using var parent = Process.Start(new ProcessStartInfo("sh", ["-c", "sleep 0.3 & echo $!; exec sleep 60"]) { RedirectStandardOutput = true })!;
        var id = int.Parse(parent.StandardOutput.ReadLine()!, System.Globalization.CultureInfo.InvariantCulture);
        using var child = Process.GetProcessById(id);
        var identity = ProcessIdentity.Of(child);
        var before = identity.MayBeAlive;

        var ended = SpinWait.SpinUntil(() => !identity.MayBeAlive, TimeSpan.FromSeconds(20));
        var listed = Directory.Exists($"/proc/{id}");
        parent.Kill();

        Assert.True(before);
        Assert.True(ended);
        Assert.True(listed, "it was buried after all, and nothing was tested");
    }
}
