namespace FineTune;

/// <summary>A path as a display shows it.</summary>
internal static class NearbyPath
{
    /// <summary>A notebook is shared with its outputs: inside the current folder the path says nothing of the machine.</summary>
    public static string Of(string folder)
    {
        var relative = Path.GetRelativePath(Environment.CurrentDirectory, folder);
        return relative.StartsWith("..", StringComparison.Ordinal) ? folder : relative;
    }
}
