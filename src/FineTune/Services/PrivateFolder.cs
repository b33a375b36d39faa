namespace FineTune;

/// <summary>Folders that this user alone can enter; on Windows those in the user's own folder are.</summary>
internal static class PrivateFolder
{
    /// <summary>Returns the full path.</summary>
    public static string Create(string folder)
    {
        var full = Path.GetFullPath(folder);
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(full);
        else
            Directory.CreateDirectory(full, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return full;
    }
}
