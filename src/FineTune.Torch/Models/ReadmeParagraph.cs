namespace FineTune.Torch;

/// <summary>What a model says of itself.</summary>
internal static class ReadmeParagraph
{
    private const int MostLines = 200;

    /// <summary>The first paragraph of text in a README, below its front matter and headings; null when there is none.</summary>
    public static string? First(string path)
    {
        if (!File.Exists(path))
            return null;
        var paragraph = Text(File.ReadLines(path).Take(MostLines))
            .SkipWhile(line => line.Length == 0 || line[0] is '#' or '<' or '|' or '[' or '!')
            .TakeWhile(line => line.Length > 0);
        return string.Join(' ', paragraph) is { Length: > 0 } text ? text : null;
    }

    private static IEnumerable<string> Text(IEnumerable<string> lines)
    {
        var inFrontMatter = false;
        foreach (var (index, line) in lines.Select(line => line.Trim()).Index())
        {
            if (line == "---" && (index == 0 || inFrontMatter))
                inFrontMatter = index == 0;
            else if (!inFrontMatter)
                yield return line;
        }
    }
}
