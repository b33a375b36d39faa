using System.Security.Cryptography;
using System.Text;

namespace FineTune.Kernel;

/// <summary>The signature by which front end and kernel know each other's messages: HMAC-SHA256 over the four JSON parts, in hexadecimal.</summary>
internal sealed class MessageSigner(string key)
{
    private readonly byte[] _key = Encoding.UTF8.GetBytes(key);

    /// <summary>False for a connection with an empty key, whose messages carry none.</summary>
    public bool Signs => _key.Length > 0;

    public byte[] Sign(params ReadOnlySpan<byte[]> parts)
    {
        if (!Signs)
            return [];
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _key);
        foreach (var part in parts)
            hmac.AppendData(part);
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        hmac.GetHashAndReset(hash);
        return Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hash));
    }

    /// <summary>Takes the same time whichever character is wrong, so that a signature cannot be guessed piece by piece.</summary>
    public bool Accepts(byte[] signature, params ReadOnlySpan<byte[]> parts) =>
        !Signs || CryptographicOperations.FixedTimeEquals(signature, Sign(parts));
}
