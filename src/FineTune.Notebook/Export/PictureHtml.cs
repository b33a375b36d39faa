using System.Text;
using System.Text.Json.Nodes;

namespace FineTune.Notebook;

/// <summary>A picture inside the page. Its text twin describes it to those who do not see it.</summary>
internal static class PictureHtml
{
    private const int LongestDescription = 600;

    public static string Render(string type, JsonObject bundle)
    {
        var address = $"data:{type};base64,{Base64(type, NotebookDocument.Text(bundle[type]) ?? "")}";
        return SafeLinks.IsEmbeddedPicture(address)
            ? $"<img class=\"picture\" src=\"{address}\" alt=\"{PageText.Escape(Description(bundle))}\">"
            : $"<p class=\"note\">A picture whose data is damaged ({PageText.Escape(type)} that is not base64).</p>";
    }

    /// <summary>SVG stands in a notebook as text. In an img element it runs no scripts and loads nothing.</summary>
    private static string Base64(string type, string data) =>
        type == "image/svg+xml" ? Convert.ToBase64String(Encoding.UTF8.GetBytes(data)) : data.ReplaceLineEndings("").Trim();

    public static string Description(JsonObject bundle)
    {
        var text = NotebookDocument.Text(bundle[MimeTypes.Text])?.Trim();
        if (string.IsNullOrEmpty(text))
            return "Picture without a description";
        return text.Length <= LongestDescription ? text : text[..LongestDescription] + "…";
    }
}
