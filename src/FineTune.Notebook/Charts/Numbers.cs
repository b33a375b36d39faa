using System.Globalization;

namespace FineTune.Notebook;

/// <summary>Numbers as a chart writes them, the same in every culture.</summary>
internal static class Numbers
{
    public static string Loss(double value) => value.ToString(value < 0.1 ? "0.0000" : "0.00", CultureInfo.InvariantCulture);

    public static string Exact(double value) => value.ToString("0.0000", CultureInfo.InvariantCulture);

    public static string Perplexity(double loss) => Math.Exp(loss).ToString(loss < 4.6 ? "0.0" : "N0", CultureInfo.InvariantCulture);

    /// <summary>A learning rate, for example 5e-4.</summary>
    public static string Rate(double value) => value.ToString("0.##e0", CultureInfo.InvariantCulture);

    public static string Whole(double value) => value.ToString("N0", CultureInfo.InvariantCulture);

    public static string Tenth(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>Of a share from 0 to 1, rounded down: not 100 before the end.</summary>
    public static string Percent(double share) => Math.Floor(100 * share + 1e-9).ToString("0", CultureInfo.InvariantCulture);

    /// <summary>Of memory, for example 812 MB.</summary>
    public static string Megabytes(long bytes) => $"{Whole(bytes / 1e6)} MB";

    /// <summary>1:20, or 1:01:20 from an hour on.</summary>
    public static string Duration(TimeSpan time) =>
        time.ToString(time.TotalHours < 1 ? @"m\:ss" : @"h\:mm\:ss", CultureInfo.InvariantCulture);
}
