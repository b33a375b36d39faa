namespace FineTune.Kernel;

/// <summary>
/// The protocol counts code points, .NET counts UTF-16 units; they differ after characters beyond the basic plane, such as emoji.
/// VS Code sends UTF-16 units all the same, which shows where the number is beyond the end in code points.
/// </summary>
internal static class CursorPosition
{
    /// <param name="code">The code that the cursor stands in.</param>
    /// <param name="position">In code points; null is the end.</param>
    public static int ToUtf16(string code, int? position)
    {
        if (position is not { } wanted)
            return code.Length;
        var points = 0;
        var offset = 0;
        foreach (var rune in code.EnumerateRunes())
        {
            if (points == wanted)
                return offset;
            points++;
            offset += rune.Utf16SequenceLength;
        }

        return points == wanted ? code.Length : Math.Clamp(wanted, 0, code.Length);
    }

    public static int FromUtf16(string code, int offset)
    {
        var points = 0;
        var units = 0;
        foreach (var rune in code.EnumerateRunes())
        {
            if (units >= offset)
                break;
            units += rune.Utf16SequenceLength;
            points++;
        }

        return points;
    }
}
