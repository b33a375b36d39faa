using System.Diagnostics;

namespace FineTune.Server.Tests.Faults;

/// <summary>A file system in memory that is soon full.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private SmallDisk() { }

    public string Path => _folder.Path;

    private string Filler => _folder.At("filler");

    /// <summary>Skips the test, saying what it needs, where nothing can be mounted.</summary>
    public static SmallDisk Mount(int megabytes)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.UserName == "root", "A full disk needs Linux and root, to mount a small file system. Run it: sudo -E dotnet test tests/FineTune.Server.Tests");
        var disk = new SmallDisk();
        if (Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", disk.Path))
            return disk;
        disk._folder.Dispose();
        Assert.Skip("A full disk needs the right to mount a small file system, which this container does not give. Run it with --cap-add SYS_ADMIN.");
        return disk;
    }

    /// <summary>Takes all room but so many bytes.</summary>
    public void Fill(long butBytes)
    {
        var room = new DriveInfo(Path).AvailableFreeSpace;
        using var filler = new FileStream(Filler, FileMode.Create);
        var block = new byte[4096];
        for (var written = 0L; written + block.Length <= room - butBytes; written += block.Length)
            filler.Write(block);
    }

    public void MakeRoom() => File.Delete(Filler);

    public void Dispose()
    {
        Run("umount", "--lazy", Path);
        _folder.Dispose();
    }

    private static bool Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
