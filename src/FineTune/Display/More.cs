namespace FineTune;

/// <summary>The words for what a display leaves out.</summary>
internal static class More
{
    public static string Of(int count) => $"… and {count} more";

    public static string LineOf(int count) => count > 0 ? $"\n{Of(count)}" : "";
}
