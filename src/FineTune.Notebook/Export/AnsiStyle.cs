using System.Globalization;

namespace FineTune.Notebook;

/// <summary>Colour and weight of terminal text. The sixteen named colours are classes (the theme decides), others are exact.</summary>
internal sealed record AnsiStyle(string? Foreground, string? Background, bool Bold, bool Italic, bool Underline)
{
    public static readonly AnsiStyle Plain = new(null, null, Bold: false, Italic: false, Underline: false);

    /// <summary>The class and style attributes of a span, with a leading blank.</summary>
    public string Attributes
    {
        get
        {
            string[] classes =
            [
                .. Named("fg", Foreground), .. Named("bg", Background),
                .. When(Bold, "ansi-bold"), .. When(Italic, "ansi-italic"), .. When(Underline, "ansi-underline"),
            ];
            string[] styles = [.. Exact("color", Foreground), .. Exact("background-color", Background)];
            return (classes is [] ? "" : $" class=\"{string.Join(' ', classes)}\"") + (styles is [] ? "" : $" style=\"{string.Join(';', styles)}\"");
        }
    }

    /// <summary>Applies the numbers of a "select graphic rendition" sequence.</summary>
    public AnsiStyle Apply(string numbers)
    {
        var codes = new Queue<int>(numbers.Split(';').Select(part => int.TryParse(part, CultureInfo.InvariantCulture, out var code) ? code : 0));
        var style = this;
        while (codes.TryDequeue(out var code))
            style = style.Apply(code, codes);
        return style;
    }

    private AnsiStyle Apply(int code, Queue<int> rest) => code switch
    {
        0 => Plain,
        1 => this with { Bold = true },
        3 => this with { Italic = true },
        4 => this with { Underline = true },
        22 => this with { Bold = false },
        23 => this with { Italic = false },
        24 => this with { Underline = false },
        >= 30 and <= 37 => this with { Foreground = Index(code - 30) },
        >= 90 and <= 97 => this with { Foreground = Index(code - 90 + 8) },
        >= 40 and <= 47 => this with { Background = Index(code - 40) },
        >= 100 and <= 107 => this with { Background = Index(code - 100 + 8) },
        38 => this with { Foreground = Extended(rest) },
        48 => this with { Background = Extended(rest) },
        39 => this with { Foreground = null },
        49 => this with { Background = null },
        _ => this,
    };

    /// <summary>5 and a place in the palette, or 2 and three channels. What is left of anything else means nothing.</summary>
    private static string? Extended(Queue<int> rest)
    {
        switch (rest.TryDequeue(out var mode) ? mode : 0)
        {
            case 5 when rest.Count >= 1:
                return Palette(rest.Dequeue() & 255);
            case 2 when rest.Count >= 3:
                return Rgb(rest.Dequeue(), rest.Dequeue(), rest.Dequeue());
            default:
                rest.Clear();
                return null;
        }
    }

    /// <summary>Of 256: sixteen named ones, a cube of six steps a channel, and 24 greys.</summary>
    private static string Palette(int index) => index switch
    {
        < 16 => Index(index),
        < 232 => Rgb(Step((index - 16) / 36), Step((index - 16) / 6 % 6), Step((index - 16) % 6)),
        _ => Rgb(8 + 10 * (index - 232), 8 + 10 * (index - 232), 8 + 10 * (index - 232)),
    };

    private static int Step(int level) => level == 0 ? 0 : 55 + 40 * level;

    private static string Index(int index) => index.ToString(CultureInfo.InvariantCulture);

    private static string Rgb(int red, int green, int blue) => $"#{red & 255:x2}{green & 255:x2}{blue & 255:x2}";

    private static string[] Named(string what, string? colour) => colour is not null && colour[0] != '#' ? [$"ansi-{what}-{colour}"] : [];

    private static string[] Exact(string property, string? colour) => colour is not null && colour[0] == '#' ? [$"{property}:{colour}"] : [];

    private static string[] When(bool condition, string name) => condition ? [name] : [];
}
