namespace FineTune;

internal static class ShownPath
{
    /// <summary>A notebook is shared with its outputs: inside the current folder the path says nothing of the machine.</summary>
    public static string Nearby(string folder)
    {
        var relative = Path.GetRelativePath(Environment.CurrentDirectory, folder);
        return relative.StartsWith("..", StringComparison.Ordinal) ? folder : relative;
    }
}
