namespace FineTune.Kernel;

/// <summary>Files and folders that continue a path. The separator is <c>/</c> everywhere: it works on Windows too and needs no escape in a string.</summary>
internal static class FolderEntries
{
    private const int Limit = 200;

    /// <summary>Where in <paramref name="typed"/> the last part of the path starts, the part that an item replaces.</summary>
    public static int NameStart(string typed) => typed.LastIndexOfAny(['/', '\\']) + 1;

    /// <param name="typed">The path so far.</param>
    /// <param name="workingDirectory">Where a relative path starts.</param>
    /// <param name="extension">Of the files to offer; null for all. Folders are always offered.</param>
    public static IReadOnlyList<CompletionItem> For(string typed, string workingDirectory, string? extension = null)
    {
        var start = NameStart(typed);
        var name = new TypedText(typed[start..]);
        var folder = new DirectoryInfo(Path.Combine(workingDirectory, typed[..start].Replace(oldChar: '\\', newChar: '/')));
        try
        {
            return
            [..
                folder.EnumerateFileSystemInfos()
                    .Where(entry => name.Begins(entry.Name) && IsOffered(entry, name, extension))
                    .OrderBy(entry => entry is FileInfo)
                    .ThenBy(entry => entry.Name, StringComparer.OrdinalIgnoreCase)
                    .Take(Limit)
                    .Select(entry => entry is DirectoryInfo ? new CompletionItem(entry.Name + "/", "folder") : new CompletionItem(entry.Name, "file")),
            ];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A folder that is not there or not ours has nothing to offer.
            return [];
        }
    }

    private static bool IsOffered(FileSystemInfo entry, TypedText name, string? extension) =>
        (name.Text.StartsWith('.') || !entry.Name.StartsWith('.'))
        && entry.Name.IndexOfAny(['"', '\\']) < 0
        && (extension is null || entry is DirectoryInfo || entry.Extension.Equals(extension, StringComparison.OrdinalIgnoreCase));
}
