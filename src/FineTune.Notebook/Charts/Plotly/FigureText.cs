using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace FineTune.Notebook;

/// <summary>The words of a figure without Plotly's markup, on one line.</summary>
internal static partial class FigureText
{
    /// <summary>A title is an object with its text, or, in older figures, the text.</summary>
    public static string Title(JsonElement title) => Plain(title.Text ?? title.Get("text").Text ?? "");

    public static string Plain(string markup) => Ellipsis.OneLine(WebUtility.HtmlDecode(Tag().Replace(markup, " ")), 200);

    [GeneratedRegex("<[a-zA-Z/][^>]*>")]
    private static partial Regex Tag();
}
