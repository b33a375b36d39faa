using System.Text.RegularExpressions;

namespace FineTune.Notebook;

/// <summary>Which addresses a page that comes from somebody else may carry.</summary>
internal static partial class SafeLinks
{
    /// <summary>The web, mail, a place in this page, or a file beside it; nothing that runs.</summary>
    public static bool IsSafe(string address) =>
        Scheme.Match(address.Trim()) is not { Success: true } match || match.Groups["name"].Value.ToLowerInvariant() is "http" or "https" or "mailto";

    public static bool IsEmbeddedPicture(string address) => Picture.IsMatch(address);

    // Browsers skip tabs, line breaks and leading control characters in a scheme, so anything odd before the first colon counts as one.
    [GeneratedRegex(@"^(?<name>[^/?#]*?):", RegexOptions.Singleline)]
    private static partial Regex Scheme { get; }

    [GeneratedRegex(@"^data:image/(?:png|jpeg|gif|webp|svg\+xml);base64,[A-Za-z0-9+/=\s]*$")]
    private static partial Regex Picture { get; }
}
