using System.Text.RegularExpressions;

namespace FineTune.Interactive.Tests;

/// <summary>The words of a magic's line: bare, in quotes, or JSON.</summary>
internal static partial class MagicWords
{
    public static IEnumerable<Word> Of(string line) => WordPattern().Matches(line).Select(match =>
        match.Groups["quoted"] is { Success: true } quoted ? new Word(quoted.Value, IsVariable: false) : new Word(match.Value, match.Value.StartsWith('@')));

    public readonly record struct Word(string Text, bool IsVariable);

    [GeneratedRegex("""\[[^\]]*\]|\{[^}]*\}|"(?<quoted>[^"]*)"|\S+""")]
    private static partial Regex WordPattern();
}
