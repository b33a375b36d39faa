namespace FineTune;

/// <summary>A bar of plain text, in eighths of a character.</summary>
internal static class TextBar
{
    private const string Eighths = "▏▎▍▌▋▊▉█";

    /// <summary>What is more than nothing has at least an eighth.</summary>
    public static string Of(double share, int width)
    {
        var eighths = share > 0 ? Math.Max(1, (int)Math.Round(share * width * 8)) : 0;
        var whole = new string('█', eighths / 8);
        return eighths % 8 == 0 ? whole : whole + Eighths[eighths % 8 - 1];
    }
}
