using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.DotNet.Interactive.Formatting;

namespace FineTune.Kernel;

/// <summary>
/// A value in all the MIME types that it is shown in: those that its type prefers, in that order, and always plain text.
/// Formatters are those of Microsoft.DotNet.Interactive.Formatting, with everything that a cell registers there.
/// </summary>
internal static class MimeBundle
{
    private const string PlainText = PlainTextFormatter.MimeType;

    public static JsonObject Of(object? value, params IReadOnlyList<string> mimeTypes)
    {
        var bundle = new JsonObject();
        foreach (var mime in mimeTypes.Count > 0 ? mimeTypes : Preferred(value))
            bundle[mime] = Render(value, mime);
        if (!bundle.ContainsKey(PlainText))
            bundle[PlainText] = Render(value, PlainText);
        return bundle;
    }

    private static IReadOnlyCollection<string> Preferred(object? value)
    {
        if (value is null)
            return [PlainText];

        var type = value.GetType();
        var preferred = Formatter.GetPreferredMimeTypesFor(type);
        return PlainTypes.Contains(type) && IsLibraryDefault(preferred) && !HasOwnFormatter(type) ? [PlainText] : preferred;
    }

    /// <summary>True for the answer that the library gives for a type of which nobody said how to show it.</summary>
    private static bool IsLibraryDefault(IReadOnlyCollection<string> preferred) => preferred.SequenceEqual([Formatter.DefaultMimeType]);

    private static bool HasOwnFormatter(Type type) =>
        Formatter.RegisteredFormatters(includeDefaults: false).Any(formatter => formatter.Type == type);

    private static JsonNode? Render(object? value, string mime)
    {
        var text = value.ToDisplayString(mime);
        return IsJson(mime) ? ParseJson(text, value, mime) : JsonValue.Create(text);
    }

    private static bool IsJson(string mime) =>
        mime == JsonFormatter.MimeType || mime.EndsWith("+json", StringComparison.Ordinal);

    private static JsonNode? ParseJson(string text, object? value, string mime)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException error)
        {
            throw new KernelException($"The formatter of {value?.GetType()} for {mime} did not write JSON: {error.Message}", error);
        }
    }
}
