using System.Text.RegularExpressions;

namespace FineTune.Notebook;

/// <summary>A magic as it was typed, and the lines below it.</summary>
internal sealed partial class MagicLine
{
    private readonly Match? _variable;

    private MagicLine(string text, string below)
    {
        Below = below;
        Options = [.. OptionPattern().Matches(text).Select(match => match.Groups["option"]).Where(option => option.Success).Select(option => option.Value)];
        _variable = VariablePattern().Matches(text).FirstOrDefault(match => match.Groups["name"].Success);
    }

    /// <summary>For a magic whose line is not in the cell.</summary>
    public static MagicLine Unknown { get; } = new("", "");

    public string Below { get; }

    /// <summary>Names of the options in the line, without dashes; the platform drops those that it does not know, and those that stand twice.</summary>
    public IReadOnlyList<string> Options { get; }

    /// <summary>The variable of the C# kernel that the line names with @; null when there is none. There is one at most: two hang the platform.</summary>
    public string? Variable => _variable?.Groups["name"].Value;

    /// <summary>The option that the variable stands behind; null when it has its place alone.</summary>
    public string? Option => _variable?.Groups["option"] is { Success: true } option ? option.Value : null;

    /// <summary>The lines of a cell that give this command, in their order.</summary>
    public static IEnumerable<MagicLine> In(string cell, Command command)
    {
        var lines = cell.ReplaceLineEndings("\n").Split('\n');
        for (var index = 0; index < lines.Length; index++)
        {
            if (InteractiveMagics.FindIn(lines[index]) == command)
                yield return new MagicLine(lines[index], string.Join('\n', lines.Skip(index + 1)));
        }
    }

    /// <summary>The words with one space between them.</summary>
    public static string WordsOf(string line) => string.Join(' ', line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Text in quotes is passed over; @input and @password ask somebody, and @fsharp:name is a matter of the platform.</summary>
    [GeneratedRegex("""
        "[^"]*"|(?:--(?<option>[\w-]+)\s+)?(?<=\s)@(?:csharp:)?(?!(?:input|password)\b)(?<name>[A-Za-z_]\w*)(?![\w:])
        """)]
    private static partial Regex VariablePattern();

    /// <summary>Texts in quotes and lists are passed over.</summary>
    [GeneratedRegex("""
        "[^"]*"|\[[^\]]*\]|(?<=\s)--(?<option>[\w-]+)
        """)]
    private static partial Regex OptionPattern();
}
