using System.Globalization;

namespace FineTune;

/// <summary>Shortens long text for displays, between characters as people see them.</summary>
public static class Ellipsis
{
    /// <summary>At most <paramref name="length"/> characters, the last of which is "…" when something was left out.</summary>
    public static string Shorten(string text, int length)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        if (text.Length <= length)
            return text;

        var end = 0;
        for (var taken = 0; taken < length - 1 && end < text.Length; taken++)
            end += StringInfo.GetNextTextElementLength(text.AsSpan(end));
        var rest = end < text.Length ? StringInfo.GetNextTextElementLength(text.AsSpan(end)) : 0;
        return end + rest >= text.Length ? text : $"{text[..end].TrimEnd()}…";
    }

    /// <summary>As <see cref="Shorten"/>, with line breaks and runs of white space shown as one space.</summary>
    public static string OneLine(string text, int length) =>
        Shorten(string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), length);
}
