using System.Collections.Concurrent;

namespace FineTune.OpenAI;

/// <summary>Keys that the user typed, kept in the memory of this process alone. They go before user secrets and after environment variables.</summary>
public static class SessionSecrets
{
    private static readonly ConcurrentDictionary<string, string> Values = new();

    /// <param name="name">What a profile looks for, for example OPENAI_API_KEY.</param>
    /// <param name="value">The secret.</param>
    public static void Keep(string name, string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        Values[name] = value;
    }

    /// <summary>False when there was none.</summary>
    public static bool Forget(string name) => Values.TryRemove(name, out _);

    internal static string? Find(string name) => Values.GetValueOrDefault(name);
}
