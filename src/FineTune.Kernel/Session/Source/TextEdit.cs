namespace FineTune.Kernel;

/// <summary>A change to a cell's text before it is compiled. It never adds or takes a line break, so line numbers stay.</summary>
/// <param name="Start">Where the replaced text starts in the original.</param>
/// <param name="Length">How much is replaced; 0 inserts.</param>
/// <param name="Replacement">What stands there instead.</param>
internal readonly record struct TextEdit(int Start, int Length, string Replacement)
{
    /// <summary>Spaces over a stretch of <paramref name="text"/>; line breaks stay.</summary>
    public static TextEdit Blank(string text, int start, int length) =>
        new(start, length, string.Concat(text.Substring(start, length).Select(character => character is '\r' or '\n' ? character : ' ')));
}
