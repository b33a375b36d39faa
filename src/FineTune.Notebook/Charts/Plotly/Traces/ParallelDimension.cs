using System.Globalization;
using System.Text.Json;

namespace FineTune.Notebook;

/// <summary>One axis of parallel coordinates: places from 0 (below) to 1 (above), and what is written beside it.</summary>
internal sealed record ParallelDimension(string Label, double[] Places, IReadOnlyList<(double Place, string Words)> Ticks)
{
    private const int DefaultTicks = 5;
    private const int MostTicks = 12;

    public static ParallelDimension Of(JsonElement json)
    {
        double[] values = [.. json.Get("values").Items.Select(value => value.Number ?? double.NaN)];
        var (low, high) = Range(json.Get("range").Items, values);
        return new(FigureText.Plain(json.Get("label").Text ?? ""), [.. values.Select(PlaceOf)], [.. Ticks()]);

        double PlaceOf(double value) => high > low ? (value - low) / (high - low) : 0.5;

        IEnumerable<(double, string)> Ticks()
        {
            var (places, words) = (json.Get("tickvals").Items, json.Get("ticktext").Items);
            if (places.Count > 0)
                return places.Take(MostTicks).Select((place, index) => (PlaceOf(place.Number ?? double.NaN), Ellipsis.OneLine(index < words.Count ? words[index].Words : place.Words, 12)))
                    .Where(tick => tick.Item1 is >= 0 and <= 1);
            return Enumerable.Range(0, DefaultTicks).Select(step => step / (DefaultTicks - 1.0))
                .Select(place => (place, (low + place * (high - low)).ToString("G4", CultureInfo.InvariantCulture)));
        }
    }

    private static (double Low, double High) Range(IReadOnlyList<JsonElement> range, double[] values)
    {
        if (range is [var low, var high] && low.Number is { } start && high.Number is { } end && start < end)
            return (start, end);
        double[] real = [.. values.Where(double.IsFinite)];
        return real.Length == 0 ? (0, 1) : (real.Min(), real.Max());
    }
}
