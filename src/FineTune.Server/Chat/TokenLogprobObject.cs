namespace FineTune.Server;

internal sealed record TokenLogprobObject(string Token, double Logprob, IReadOnlyList<int> Bytes, IReadOnlyList<TopLogprobObject> TopLogprobs)
{
    public static TokenLogprobObject Of(TokenLogprob token) =>
        new(token.Token, Known(token), Numbers(token), [.. token.Top.Select(top => new TopLogprobObject(top.Token, Known(top), Numbers(top)))]);

    /// <summary>Bytes are numbers on the wire, not Base64.</summary>
    private static int[] Numbers(TokenLogprob token) => [.. token.Bytes.Select(value => (int)value)];

    /// <summary>JSON has no infinity; the API has this number for what is very unlikely.</summary>
    private static double Known(TokenLogprob token) => double.IsFinite(token.Logprob) ? token.Logprob : -9999;
}

internal sealed record TopLogprobObject(string Token, double Logprob, IReadOnlyList<int> Bytes);
