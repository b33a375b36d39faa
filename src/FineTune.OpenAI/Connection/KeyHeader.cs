namespace FineTune.OpenAI;

/// <summary>The header in which a service looks for the key.</summary>
public enum KeyHeader
{
    /// <summary><c>Authorization: Bearer KEY</c></summary>
    Bearer,

    /// <summary><c>api-key: KEY</c></summary>
    ApiKey,
}
