using System.Text.RegularExpressions;

namespace FineTune.Kernel;

/// <summary>Addresses of sources as they may be shown: user, password and query, which may be a key, are left out.</summary>
internal static partial class SourceName
{
    public static string Mask(string text) => AddressPattern().Replace(text, address => address.Groups["scheme"].Value + address.Groups["place"].Value);

    [GeneratedRegex(@"(?<scheme>https?://)([^/\s@]*@)?(?<place>[^\s?'""]*)(\?[^\s'""]*)?", RegexOptions.IgnoreCase)]
    private static partial Regex AddressPattern();
}
