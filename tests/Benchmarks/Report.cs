namespace FineTune.Benchmarks;

internal static class Report
{
    public static void Line(string what, double value, string unit) => Console.WriteLine($"{what,-34} {value,10:N1} {unit}");

    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}
