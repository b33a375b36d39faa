using System.Text.Json.Nodes;

namespace FineTune.Notebook;

/// <summary>
/// A Plotly figure: its JSON as data for the page's script, the picture for readers without scripts, and the text twin for everybody.
/// </summary>
internal static class FigureHtml
{
    public static string Render(int number, JsonObject bundle)
    {
        var text = PageText.Escape(NotebookDocument.Text(bundle[MimeTypes.Text])?.Trim() ?? "");
        var label = text.Length == 0 ? $"Figure {number}" : text.Split('\n')[0];
        var fallback = bundle[MimeTypes.Png] is null ? $"<pre class=\"text\">{text}</pre>" : PictureHtml.Render(MimeTypes.Png, bundle);
        return $"""
            <figure class="plot">
            <div class="drawing" id="figure-{number}" role="img" aria-label="{label}"></div>
            <script type="application/json" id="figure-{number}-data">{Json(bundle[MimeTypes.Plotly]!)}</script>
            <noscript>{fallback}</noscript>
            {(text.Length == 0 ? "" : $"<details class=\"twin\"><summary>The chart as text</summary><pre class=\"text\" tabindex=\"0\">{text}</pre></details>")}
            </figure>
            """;
    }

    /// <summary>Some kernels put the figure into the notebook as a JSON object, others as a string of JSON.</summary>
    private static string Json(JsonNode figure) =>
        NotebookDocument.Text(figure) is { } text ? PageJson.Embed(text) : PageJson.Embed(figure.ToJsonString());
}
