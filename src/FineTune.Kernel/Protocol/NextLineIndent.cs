namespace FineTune.Kernel;

/// <summary>Where the next line of unfinished code begins.</summary>
internal static class NextLineIndent
{
    private const string Step = "    ";

    public static string After(string code)
    {
        var line = code.TrimEnd('\r', '\n').Split('\n')[^1].TrimEnd();
        var indent = line[..(line.Length - line.TrimStart().Length)];
        return line.EndsWith('{') || line.EndsWith('(') || line.EndsWith('[') ? indent + Step : indent;
    }
}
