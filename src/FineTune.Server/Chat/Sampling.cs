namespace FineTune.Server;

/// <summary>Reads <c>temperature</c> and <c>top_p</c>.</summary>
internal static class Sampling
{
    /// <exception cref="ApiException">400.</exception>
    public static (double Temperature, double TopP) Read(JsonFields body)
    {
        var topP = body.Number("top_p", 0, 1) ?? 1;
        var temperature = body.Number("temperature", 0, 2) ?? 1;
        // A nucleus of nothing is the one most likely token.
        return topP > 0 ? (temperature, topP) : (0, 1);
    }
}
