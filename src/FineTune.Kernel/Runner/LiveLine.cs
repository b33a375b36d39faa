namespace FineTune.Kernel;

/// <summary>The last line of a terminal, rewritten in place.</summary>
internal sealed class LiveLine(TextWriter writer, int width)
{
    private int _length;

    public static string Shorten(string text, int width) => text.Length <= width ? text : text[..Math.Max(0, width - 1)] + "…";

    public void Rewrite(string text)
    {
        // One column stays free: a full line would wrap.
        var line = Shorten(text, width - 1);
        writer.Write('\r' + line.PadRight(_length));
        writer.Flush();
        _length = line.Length;
    }

    /// <summary>Puts a line that stays where the live line was.</summary>
    public void WriteLine(string text)
    {
        if (_length > 0)
            writer.Write('\r' + new string(' ', _length) + '\r');
        _length = 0;
        writer.WriteLine(text);
    }
}
