using System.Collections;
using System.Collections.Immutable;
using System.Reflection;

namespace FineTune.Kernel;

/// <summary>
/// How extensions show types that are not theirs. Beside its commands an extension's class may have a public static property
/// <c>Formatters</c>: objects with <c>Type</c>, <c>MimeType</c> and <c>bool Format(object, TextWriter)</c>, which says false when it has
/// nothing to show for that value. They hold for derived types too and come after what cells register; like those, they are one set per process.
/// </summary>
internal static class ExtensionFormatters
{
    private const string AttributeName = "NotebookExtensionAttribute";

    private static ImmutableList<ExtensionFormatter> _formatters = [];

    /// <summary>A later formatter takes the place of an earlier one for the same type and MIME type.</summary>
    public static void Register(Assembly assembly)
    {
        foreach (var formatter in Of(assembly))
        {
            ImmutableInterlocked.Update(ref _formatters, (all, added) =>
                all.RemoveAll(each => each.Type == added.Type && each.MimeType == added.MimeType).Add(added), formatter);
        }
    }

    public static IReadOnlyList<string> MimeTypesOf(Type type) =>
        [.. _formatters.Where(formatter => formatter.Type.IsAssignableFrom(type)).Select(formatter => formatter.MimeType).Distinct()];

    public static bool Has(object? value, string mime) => Find(value, mime) is not null;

    /// <summary>Null when the formatter has nothing to show.</summary>
    public static string? Write(object value, string mime)
    {
        using var writer = new StringWriter();
        return Find(value, mime)?.Format(value, writer) == true ? writer.ToString() : null;
    }

    private static ExtensionFormatter? Find(object? value, string mime) =>
        value is null ? null : _formatters.FindLast(formatter => formatter.MimeType == mime && formatter.Type.IsInstanceOfType(value));

    private static IEnumerable<ExtensionFormatter> Of(Assembly assembly) => assembly.GetExportedTypes()
        .Where(type => type.GetCustomAttributesData().Any(data => data.AttributeType.Name == AttributeName))
        .Select(type => type.GetProperty("Formatters", BindingFlags.Public | BindingFlags.Static)?.GetValue(null))
        .OfType<IEnumerable>()
        .SelectMany(formatters => formatters.Cast<object>())
        .Select(ExtensionFormatter.Of);
}
