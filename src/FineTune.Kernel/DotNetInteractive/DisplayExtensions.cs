using FineTune.Kernel;

namespace Microsoft.DotNet.Interactive;

/// <summary>Showing values by a call on them. In scope in every cell.</summary>
public static class DisplayExtensions
{
    /// <inheritdoc cref="Kernel.display"/>
    public static DisplayedValue Display(this object? value, params string[] mimeTypes) => Kernel.display(value, mimeTypes);

    /// <summary>Shows text that is already of a MIME type: Markdown, HTML, SVG, a picture in base64, the JSON of a chart.</summary>
    public static DisplayedValue DisplayAs(this string value, string mimeType)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(mimeType);
        return Kernel.display(new MimeText(value, mimeType));
    }

    /// <summary>Shows a sequence as a table: a row for each item, a column for each of its properties.</summary>
    public static DisplayedValue DisplayTable<T>(this IEnumerable<T>? value, params string[] mimeTypes) =>
        Kernel.display(value is null ? null : new TableOf(value), mimeTypes);
}
