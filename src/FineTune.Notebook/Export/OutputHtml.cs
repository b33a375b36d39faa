using System.Text;
using System.Text.Json.Nodes;

namespace FineTune.Notebook;

/// <summary>The outputs of code cells as HTML: of each output the richest form that the page can show, in this order.</summary>
internal sealed class OutputHtml(MarkdownHtml markdown)
{
    private static readonly string[] Order =
        [MimeTypes.Plotly, MimeTypes.Html, MimeTypes.Png, "image/jpeg", "image/svg+xml", "text/markdown", "application/json", MimeTypes.Text];

    private int _count;

    /// <summary>How many Plotly figures were written so far; without any the page needs no plotly.js.</summary>
    public int Figures { get; private set; }

    public string Render(IReadOnlyList<JsonObject> outputs)
    {
        var html = new StringBuilder();
        for (var i = 0; i < outputs.Count; i++)
        {
            if (StreamName(outputs[i]) is not { } name)
            {
                html.Append(Render(outputs[i]));
                continue;
            }
            var text = new StringBuilder(NotebookDocument.Text(outputs[i]["text"]));
            while (i + 1 < outputs.Count && StreamName(outputs[i + 1]) == name)
                text.Append(NotebookDocument.Text(outputs[++i]["text"]));
            html.Append($"<pre class=\"text {(name == "stderr" ? "stderr" : "stdout")}\" tabindex=\"0\">{AnsiText.ToHtml(text.ToString())}</pre>\n");
        }
        return html.ToString();
    }

    private static string? StreamName(JsonObject output) =>
        NotebookDocument.Text(output["output_type"]) == "stream" ? NotebookDocument.Text(output["name"]) ?? "stdout" : null;

    private string Render(JsonObject output)
    {
        if (NotebookDocument.Text(output["output_type"]) == "error")
            return Error(output);
        if (output["data"] is not JsonObject bundle)
            return "";
        _count++;
        var type = Order.FirstOrDefault(type => bundle[type] is not null);
        return type is null ? Unknown(bundle) : Render(type, bundle) + "\n";
    }

    private string Render(string type, JsonObject bundle) => type switch
    {
        MimeTypes.Plotly => FigureHtml.Render(++Figures, bundle),
        MimeTypes.Html => Html(NotebookDocument.Text(bundle[type]) ?? ""),
        MimeTypes.Png or "image/jpeg" => PictureHtml.Render(type, bundle),
        "image/svg+xml" => PictureHtml.Render(type, bundle),
        "text/markdown" => $"<div class=\"prose\">{markdown.Render(NotebookDocument.Text(bundle[type]) ?? "", [])}</div>",
        "application/json" => $"<pre class=\"text\" tabindex=\"0\">{Highlighting.ToHtml(bundle[type]!.ToJsonString(PageJson.Indented), "json")}</pre>",
        _ => $"<pre class=\"text\" tabindex=\"0\">{AnsiText.ToHtml(NotebookDocument.Text(bundle[type]) ?? "")}</pre>",
    };

    private string Html(string html)
    {
        var id = $"output-{_count}";
        if (StaticHtml.Confine(html, id) is { } plain)
            return $"<div class=\"html\" id=\"{id}\">{plain}</div>";
        return $"<iframe sandbox=\"\" title=\"Output {_count}, isolated because it is more than plain content\" srcdoc=\"{PageText.Escape(html)}\"></iframe>"
            + "<p class=\"note\">This output is shown in isolation: scripts in it do not run.</p>";
    }

    private static string Error(JsonObject output)
    {
        var lines = (output["traceback"] as JsonArray ?? []).Select(line => NotebookDocument.Text(line) ?? "").ToList();
        var (name, value) = (NotebookDocument.Text(output["ename"]) ?? "Error", NotebookDocument.Text(output["evalue"]) ?? "");
        var traceback = lines.Count == 0 ? "" : $"<pre tabindex=\"0\">{AnsiText.ToHtml(string.Join('\n', lines))}</pre>";
        return $"<div class=\"error\" role=\"group\" aria-label=\"Error\"><p><strong>{PageText.Escape(name)}</strong> {AnsiText.ToHtml(value)}</p>{traceback}</div>\n";
    }

    private static string Unknown(JsonObject bundle) =>
        $"<p class=\"note\">An output that this page cannot show: {PageText.Escape(string.Join(", ", bundle.Select(each => each.Key)))}.</p>\n";
}
