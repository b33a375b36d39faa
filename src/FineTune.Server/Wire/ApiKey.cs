using System.Security.Cryptography;
using System.Text;

namespace FineTune.Server;

/// <summary>The bearer key. Hashes are compared, so that the time it takes says nothing about the key, not even its length.</summary>
internal sealed class ApiKey(FineTuneServerOptions options)
{
    private const string Scheme = "Bearer ";
    private const int ShownCharacters = 4;
    private readonly byte[] _hash = Hash(options.Key);

    /// <exception cref="ApiException">401: there is no key, or it is another one.</exception>
    public void Require(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        if (!header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) || header[Scheme.Length..].Trim() is not { Length: > 0 } given)
            throw new ApiException(StatusCodes.Status401Unauthorized,
                "You didn't provide an API key. You need to provide your API key in an Authorization header using Bearer auth (i.e. Authorization: Bearer YOUR_KEY).");
        if (!CryptographicOperations.FixedTimeEquals(Hash(given), _hash))
            throw new ApiException(StatusCodes.Status401Unauthorized,
                $"Incorrect API key provided: {Mask(given)}. You can find your API key at https://platform.openai.com/account/api-keys.", code: "invalid_api_key");
    }

    private static string Mask(string key) =>
        key.Length < 3 * ShownCharacters ? new string('*', key.Length) : $"{key[..ShownCharacters]}****{key[^ShownCharacters..]}";

    private static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
