using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.DotNet.Interactive;

namespace FineTune.Kernel;

/// <summary>
/// A value in all the MIME types that it is shown in: those that its type prefers, in that order, and always plain text.
/// Formatters that a cell or a library registered with Microsoft.DotNet.Interactive.Formatting come first; what nobody registered one for
/// is shown as a <see cref="View"/>. A formatter that fails is told and left out; a value that fails when it is looked at, such as a query that
/// throws, fails the cell.
/// </summary>
internal static class MimeBundle
{
    public static JsonObject Of(object? value, params IReadOnlyList<string> mimeTypes) => Of(value, _ => { }, mimeTypes);

    /// <param name="value">What to show.</param>
    /// <param name="onFault">Hears of a formatter that failed. Its MIME type is left out; plain text is always there.</param>
    /// <param name="mimeTypes">The MIME types asked for; none means those that the type prefers.</param>
    public static JsonObject Of(object? value, Action<string> onFault, params IReadOnlyList<string> mimeTypes)
    {
        if (MadeByHand(value) is { } exact)
            return exact;

        var bundle = new JsonObject();
        var shown = new ShownValue(value);
        foreach (var mime in mimeTypes.Count > 0 ? mimeTypes : shown.PreferredMimeTypes)
            TryAdd(bundle, mime, shown, onFault);
        if (!bundle.ContainsKey(MimeTypes.Text) && (bundle.Count == 0 || !TryAdd(bundle, MimeTypes.Text, shown, onFault)))
            bundle[MimeTypes.Text] = shown.ViewAsText;
        return bundle;
    }

    private static JsonObject? MadeByHand(object? value) => value switch
    {
        FormattedValue one => Exactly([one]),
        IEnumerable<FormattedValue> many => Exactly(many),
        MimeText text => new JsonObject
        {
            [text.MimeType] = Content(text.Value, text.MimeType, nameof(DisplayExtensions.DisplayAs)),
            [MimeTypes.Text] = text.PlainText,
        },
        _ => null,
    };

    private static JsonObject Exactly(IEnumerable<FormattedValue> values)
    {
        var bundle = new JsonObject();
        foreach (var value in values)
            bundle[value.MimeType] = Content(value.Value, value.MimeType, nameof(FormattedValue));
        return bundle;
    }

    private static bool TryAdd(JsonObject bundle, string mime, ShownValue shown, Action<string> onFault)
    {
        try
        {
            if (shown.Write(mime) is not { } written)
                return false;
            bundle[mime] = Content(written, mime, $"The formatter of {TypeName.Of(shown.Value?.GetType() ?? typeof(object))}");
            return true;
        }
        catch (Exception error) when (!shown.CannotBeSeen && !Stop.Is(error))
        {
            onFault(FormatterFault.Describe(error, shown.Value, mime));
            return false;
        }
    }

    private static JsonNode? Content(string text, string mime, string author)
    {
        if (!MimeTypes.IsJson(mime))
            return JsonValue.Create(text);
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException error)
        {
            throw new KernelException($"{author} did not write JSON, which {mime} is: {error.Message}", error);
        }
    }
}
