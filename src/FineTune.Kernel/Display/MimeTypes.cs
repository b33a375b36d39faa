using Microsoft.DotNet.Interactive.Formatting;

namespace FineTune.Kernel;

/// <summary>The MIME types that this kernel itself writes.</summary>
internal static class MimeTypes
{
    public const string Text = PlainTextFormatter.MimeType;
    public const string Html = HtmlFormatter.MimeType;
    public const string Plotly = "application/vnd.plotly.v1+json";

    /// <summary>True for what messages carry as real JSON and not as a string.</summary>
    public static bool IsJson(string mime) => mime == JsonFormatter.MimeType || mime.EndsWith("+json", StringComparison.Ordinal);
}
