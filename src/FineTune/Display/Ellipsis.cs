using System.Globalization;

namespace FineTune;

/// <summary>Shortens long text for displays, between characters as people see them.</summary>
public static class Ellipsis
{
    /// <summary>
    /// At most <paramref name="length"/> characters, the last of which is "…" when something was left out; fewer where characters are
    /// made of many parts, since one "character" of a hostile text can be a megabyte of accents.
    /// </summary>
    public static string Shorten(string text, int length)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        if (text.Length <= length)
            return text;

        var window = text.AsSpan(0, WindowOf(text, length));
        var end = 0;
        for (var taken = 0; taken < length - 1 && end < window.Length; taken++)
            end += StringInfo.GetNextTextElementLength(window[end..]);
        var rest = end < window.Length ? StringInfo.GetNextTextElementLength(window[end..]) : 0;
        return end + rest >= text.Length ? text : $"{text[..end].TrimEnd()}…";
    }

    /// <summary>As <see cref="Shorten"/>, with line breaks and runs of white space shown as one space.</summary>
    public static string OneLine(string text, int length)
    {
        ArgumentNullException.ThrowIfNull(text);
        var window = WindowOf(text, length);
        var line = string.Join(' ', text[..window].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return Shorten(window < text.Length ? $"{line}…" : line, length);
    }

    /// <summary>As much of the text as is looked at: room for characters of two halves, and for some of many parts.</summary>
    private static int WindowOf(string text, int length) => (int)Math.Min(text.Length, 2L * length + 64);
}
