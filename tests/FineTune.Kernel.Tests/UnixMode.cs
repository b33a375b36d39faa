namespace FineTune.Kernel.Tests;

/// <summary>Who may do what with a file.</summary>
internal static class UnixMode
{
    public const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    public const UnixFileMode OwnerFolder = OwnerFile | UnixFileMode.UserExecute;

    /// <summary>Skips the test on Windows, which has no such modes.</summary>
    public static UnixFileMode Of(string path)
    {
        if (!OperatingSystem.IsWindows())
            return File.GetUnixFileMode(path);
        Assert.Skip("Modes of files are a matter of Unix; nothing has to be installed, the test does not apply.");
        return UnixFileMode.None;
    }
}
