using System.Reflection;

namespace Microsoft.DotNet.Interactive.Formatting;

public sealed class DisplayedValue(object value)
{
    public object Value { get; private set; } = value;
    public int Updates { get; private set; }

    public void Update(object updatedValue)
    {
        Value = updatedValue;
        Updates++;
    }
}

/// <summary>Formatters that were registered, and those of the attribute that is found by its name.</summary>
public static class Formatter
{
    private static readonly Dictionary<(Type Type, string MimeType), Action<object, TextWriter>> Registered = [];
    private static readonly Dictionary<Type, string[]> Preferred = [];

    public static void Register<T>(Action<T, TextWriter> formatter, string mimeType = "text/plain") =>
        Registered[(typeof(T), mimeType)] = (value, writer) => formatter((T)value, writer);

    public static void SetPreferredMimeTypesFor(Type type, params string[] preferredMimeTypes) => Preferred[type] = preferredMimeTypes;

    public static IEnumerable<string> GetPreferredMimeTypesFor(Type type) => Preferred.GetValueOrDefault(type) ?? [];

    /// <summary>The MIME types of a value and its text in each.</summary>
    internal static IReadOnlyDictionary<string, string> Bundle(object value)
    {
        var type = value.GetType();
        var source = type.GetCustomAttributes(inherit: true).FirstOrDefault(attribute => attribute.GetType().Name == "TypeFormatterSourceAttribute");
        var mimes = Preferred.FirstOrDefault(entry => entry.Key.IsAssignableFrom(type)).Value ?? (string[]?)source?.GetType().GetProperty("PreferredMimeTypes")?.GetValue(source) ?? ["text/plain"];
        return mimes.ToDictionary(mime => mime, mime => Registered.FirstOrDefault(entry => entry.Key.MimeType == mime && entry.Key.Type.IsAssignableFrom(type)).Value is { } written
            ? Written(written, value)
            : source is null ? value.ToString() ?? "" : BySource(source, value, mime));
    }

    private static string Written(Action<object, TextWriter> formatter, object value)
    {
        using var writer = new StringWriter();
        formatter(value, writer);
        return writer.ToString();
    }

    private static string BySource(object source, object value, string mime)
    {
        var made = Activator.CreateInstance((Type)source.GetType().GetProperty("FormatterSourceType")!.GetValue(source)!)!;
        var formatters = (IEnumerable<object>)made.GetType().GetMethod("CreateTypeFormatters", BindingFlags.Public | BindingFlags.Instance)!.Invoke(made, null)!;
        var formatter = formatters.First(each => (string)each.GetType().GetProperty("MimeType")!.GetValue(each)! == mime);
        using var writer = new StringWriter();
        formatter.GetType().GetMethod("Format")!.Invoke(formatter, [value, writer]);
        return writer.ToString();
    }
}
