using System.Globalization;
using System.Text.Json;

namespace FineTune.Notebook;

/// <summary>Where the values of one axis stand: numbers, their logarithms, dates, or words in the order in which they come.</summary>
internal sealed class FigureAxis
{
    private const int MostToLookAt = 1000;

    private readonly Dictionary<string, int> _categories = new(StringComparer.Ordinal);
    private readonly Kind _kind;
    private readonly JsonElement _json;

    private FigureAxis(JsonElement json, Kind kind) => (_json, _kind) = (json, kind);

    public enum Kind
    {
        Linear,
        Log,
        Date,
        Category,
    }

    public string Title => FigureText.Title(_json.Get("title"));

    public Kind Type => _kind;

    /// <summary>The words of a category axis; they stand at 0, 1, 2, …</summary>
    public IReadOnlyCollection<string> Categories => _categories.Keys;

    public bool IsReversed => _json.Get("autorange").Text == "reversed";

    /// <summary>The kind is the axis' own or that of its <paramref name="values"/>.</summary>
    public static FigureAxis Of(JsonElement json, IEnumerable<JsonElement> values)
    {
        var axis = new FigureAxis(json, json.Get("type").Text switch
        {
            "log" => Kind.Log,
            "linear" => Kind.Linear,
            "date" => Kind.Date,
            "category" => Kind.Category,
            _ => KindOf([.. values.Where(value => value.IsPresent).Take(MostToLookAt)]),
        });
        foreach (var word in json.Get("categoryarray").Items)
            axis.Category(word.Words);
        return axis;
    }

    /// <summary>NaN for what has no place on the axis.</summary>
    public double Read(JsonElement value) => _kind switch
    {
        Kind.Category => value.IsPresent ? Category(value.Words) : double.NaN,
        Kind.Date => value.Text is { } text && Date(text) is { } date ? date.ToOADate() : double.NaN,
        Kind.Log => Number(value) is > 0 and var number ? Math.Log10(number) : double.NaN,
        _ => Number(value),
    };

    public double[] Read(IReadOnlyList<JsonElement> values) => [.. values.Select(Read)];

    public int Category(string word) => _categories.TryGetValue(word, out var place) ? place : _categories[word] = _categories.Count;

    /// <summary>The part that the figure asks for; null leaves it to the data. On a log axis it is given in exponents.</summary>
    public (double Low, double High)? Range
    {
        get
        {
            if (_json.Get("range").Items is not [var low, var high])
                return null;
            var (start, end) = _kind == Kind.Date ? (Read(low), Read(high)) : (Number(low), Number(high));
            return double.IsFinite(start) && double.IsFinite(end) && start != end ? (start, end) : null;
        }
    }

    private static double Number(JsonElement value) =>
        value.Number ?? (double.TryParse(value.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) < 1e100 ? number : double.NaN);

    private static Kind KindOf(List<JsonElement> values)
    {
        if (values.All(value => !double.IsNaN(Number(value))))
            return Kind.Linear;
        return values.All(value => value.Text is { } text && Date(text) is not null) ? Kind.Date : Kind.Category;
    }

    private static DateTime? Date(string text) =>
        text.Length >= 8 && char.IsAsciiDigit(text[0])
        && DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var date) && date.Year >= 100
            ? date : null;
}
