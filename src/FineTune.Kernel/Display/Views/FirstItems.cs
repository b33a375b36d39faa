using System.Collections;
using System.Reflection;
using Microsoft.DotNet.Interactive.Formatting;

namespace FineTune.Kernel;

/// <summary>
/// The beginning of a sequence, which may be endless. How many items are taken is
/// <see cref="Formatter.ListExpansionLimit"/>, which cells set.
/// </summary>
/// <param name="Items">The first ones.</param>
/// <param name="More">What is left out, in words; null when nothing is.</param>
internal sealed record FirstItems(IReadOnlyList<object?> Items, string? More)
{
    public static FirstItems Of(IEnumerable sequence)
    {
        var limit = Formatter.ListExpansionLimit;
        var items = new List<object?>();
        foreach (var item in sequence)
        {
            if (items.Count == limit)
                return new FirstItems(items, Rest(sequence, limit));
            items.Add(item);
        }

        return new FirstItems(items, More: null);
    }

    public FirstItems Map(Func<object?, object?> map) => this with { Items = [.. Items.Select(map)] };

    private static string Rest(IEnumerable sequence, int shown) => CountOf(sequence) is { } count ? $"{count - shown} more" : "more";

    private static long? CountOf(IEnumerable sequence) => sequence switch
    {
        Array array => array.LongLength,
        ICollection collection => collection.Count,
        _ => PropertiesNamedCount(sequence.GetType()).Select(property => (long?)Convert.ToInt64(property.GetValue(sequence))).FirstOrDefault(),
    };

    private static IEnumerable<PropertyInfo> PropertiesNamedCount(Type type) => type.GetInterfaces()
        .Where(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IReadOnlyCollection<>))
        .Append(type)
        .Select(owner => owner.GetProperty(nameof(ICollection.Count)))
        .OfType<PropertyInfo>()
        .Where(property => property.PropertyType == typeof(int) || property.PropertyType == typeof(long));
}
