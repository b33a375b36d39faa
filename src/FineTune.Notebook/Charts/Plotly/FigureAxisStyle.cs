using System.Globalization;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace FineTune.Notebook;

/// <summary>The ticks of a picture's axes: words, dates or powers of ten, in the same words in every culture.</summary>
internal static class FigureAxisStyle
{
    private const int MostWords = 24;
    private const int LongestWord = 18;

    public static void Apply(FigureAxis axis, IAxis drawn)
    {
        switch (axis.Type)
        {
            case FigureAxis.Kind.Category:
                ShowWords([.. axis.Categories], drawn);
                break;
            case FigureAxis.Kind.Date:
                drawn.TickGenerator = new DateTimeAutomatic { LabelFormatter = DateWords };
                break;
            case FigureAxis.Kind.Log:
                drawn.TickGenerator = new NumericAutomatic { IntegerTicksOnly = true, LabelFormatter = exponent => Math.Pow(10, exponent).ToString("G4", CultureInfo.InvariantCulture) };
                break;
        }
    }

    private static void ShowWords(string[] words, IAxis drawn)
    {
        var stride = Math.Max(1, (words.Length + MostWords - 1) / MostWords);
        Tick[] ticks = [.. words.Index().Where(each => each.Index % stride == 0).Select(each => new Tick(each.Index, Ellipsis.OneLine(each.Item, LongestWord)))];
        drawn.TickGenerator = new NumericManual(ticks);
        if (!drawn.IsHorizontal() || ticks.Sum(tick => tick.Label.Length + 2) <= 100)
            return;
        drawn.TickLabelStyle.Rotation = -40;
        drawn.TickLabelStyle.Alignment = Alignment.UpperRight;
        drawn.MinimumSize = 16 + 5 * ticks.Max(tick => tick.Label.Length);
    }

    private static string DateWords(DateTime date) => date.ToString(
        date.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : date.Second == 0 ? "MM-dd HH:mm" : "HH:mm:ss", CultureInfo.InvariantCulture);
}
