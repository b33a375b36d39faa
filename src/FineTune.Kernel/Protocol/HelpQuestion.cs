using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace FineTune.Kernel;

/// <summary>What people of Jupyter type to ask about a name: <c>Console.WriteLine?</c>. It is no C#, and is answered in the front end's pager.</summary>
internal static partial class HelpQuestion
{
    /// <summary>The name that is asked about; null when the cell is code.</summary>
    public static string? NameIn(string code) =>
        Pattern().Match(code) is { Success: true } question ? question.Groups["name"].Value : null;

    /// <summary>The part of the reply that opens the pager.</summary>
    public static JsonObject Page(string name, Inspection? known)
    {
        var data = new JsonObject { ["text/plain"] = known?.Text ?? $"Nothing is known about {name}." };
        if (known is not null)
            data["text/markdown"] = known.Markdown;
        return new JsonObject { ["source"] = "page", ["data"] = data, ["start"] = 0 };
    }

    [GeneratedRegex(@"^\s*(\?{1,2}\s*(?<name>[\w.]+)|(?<name>[\w.]+)\s*\?{1,2})\s*$")]
    private static partial Regex Pattern();
}
