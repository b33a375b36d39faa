using System.Text;

namespace FineTune;

/// <summary>What the beginning of a model folder's README.md says: the licence of its front matter, and its first paragraph.</summary>
internal sealed record ReadmeBeginning(string? Licence, string? Description)
{
    private const int LongestBeginning = 64 * 1024;
    private const string Fence = "---";
    private const string LicenceField = "license:";

    public static ReadmeBeginning Read(string folder)
    {
        var path = Path.Combine(folder, "README.md");
        return File.Exists(path) ? Of(Beginning(path).ReplaceLineEndings("\n").Split('\n')) : new ReadmeBeginning(null, null);
    }

    private static ReadmeBeginning Of(string[] lines)
    {
        var end = lines[0].Trim() == Fence ? Array.FindIndex(lines, 1, line => line.Trim() == Fence) : 0;
        var licence = Array.Find(lines[..Math.Max(end, 0)], line => line.StartsWith(LicenceField, StringComparison.OrdinalIgnoreCase));
        var paragraph = lines.Skip(end + (end > 0 ? 1 : 0))
            .Select(line => line.Trim())
            .SkipWhile(line => !IsProse(line))
            .TakeWhile(line => line.Length > 0);
        return new ReadmeBeginning(
            licence is null ? null : licence[LicenceField.Length..].Trim(' ', '"', '\''), string.Join(' ', paragraph) is { Length: > 0 } text ? text : null);
    }

    /// <summary>No heading, list, table, picture, quotation, code or markup.</summary>
    private static bool IsProse(string line) => line.Length > 0 && !"#-*|!<>`[=".Contains(line[0]);

    private static string Beginning(string path)
    {
        using var file = File.OpenRead(path);
        var bytes = new byte[LongestBeginning];
        return Encoding.UTF8.GetString(bytes, 0, file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false));
    }
}
