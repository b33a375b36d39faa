namespace FineTune.Server;

/// <summary>What a client calls a file: shown and given back, never used as a path.</summary>
internal static class FileLabel
{
    private const int Longest = 255;

    /// <summary>The last part of a path of any system, without control characters.</summary>
    public static string Of(string name)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\', ':']) + 1)..];
        var shown = new string([.. last.Where(character => !char.IsControl(character))]).Trim();
        return shown is "" or "." or ".." ? "file" : Ellipsis.Shorten(shown, Longest);
    }
}
