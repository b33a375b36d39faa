using System.Net;
using System.Net.Sockets;

namespace FineTune.Server;

/// <summary>
/// By which names the service may be called. Somebody else's web page whose name was made to point at this machine (DNS rebinding) calls it
/// by that name, and is turned away.
/// </summary>
internal sealed class HostNames(FineTuneServerOptions options)
{
    private const int ShownCharacters = 100;

    /// <summary>Those of a service that listens on one address; null, any name, when it listens on all of them and cannot know its own.</summary>
    public static IReadOnlyList<string>? Of(IPAddress address) => address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any)
        ? null
        : [.. ((string[])["localhost", "127.0.0.1", "[::1]", address.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{address}]" : address.ToString()]).Distinct()];

    /// <exception cref="ApiException">421: it was called by another name.</exception>
    public void Require(HttpRequest request)
    {
        if (options.Hosts is { } names && !names.Contains(request.Host.Host, StringComparer.OrdinalIgnoreCase))
            throw new ApiException(StatusCodes.Status421MisdirectedRequest,
                $"This service is not called '{Ellipsis.Shorten(request.Host.Host, ShownCharacters)}'. Call it by one of its names: {string.Join(", ", names)}.", code: "unknown_host");
    }
}
