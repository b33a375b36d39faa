namespace FineTune.Torch.Tests.Generation;

public sealed class TokenSamplerTests
{
    /// <summary>Probabilities 0.1, 0.4, 0.2, 0.3.</summary>
    private static readonly float[] Logits = [.. new[] { 0.1, 0.4, 0.2, 0.3 }.Select(probability => (float)Math.Log(probability) + 5)];

    [Fact]
    public void Log_probabilities_are_those_of_the_model_whatever_the_temperature()
    {
        var token = new TokenSampler(new SamplingSettings { Temperature = 0.01, TopP = 0.5, TopLogprobs = 2 }).Next(Logits);

        Assert.Equal(1, token.Id);
        Assert.Equal(Math.Log(0.4), token.Probabilities!.Chosen, 1e-6);
        Assert.Equal([1, 3], token.Probabilities.Top.Select(top => top.Id));
        Assert.Equal(Math.Log(0.3), token.Probabilities.Top[1].Logprob, 1e-6);
    }

    [Fact]
    public void Without_temperature_the_most_likely_token_is_chosen_and_the_first_of_equals()
    {
        Assert.Equal(1, new TokenSampler(new SamplingSettings()).Choose(Logits));
        Assert.Equal(0, new TokenSampler(new SamplingSettings()).Choose([2, 2, 1]));
    }

    [Fact]
    public void With_temperature_one_tokens_come_as_often_as_the_model_says()
    {
        var shares = Shares(new SamplingSettings { Temperature = 1 });

        Assert.All(new[] { 0.1, 0.4, 0.2, 0.3 }.Zip(shares), pair => Assert.Equal(pair.First, pair.Second, 0.02));
    }

    [Fact]
    public void A_low_temperature_sharpens_and_a_high_one_flattens()
    {
        Assert.True(Shares(new SamplingSettings { Temperature = 0.2 })[1] > 0.7);
        Assert.All(Shares(new SamplingSettings { Temperature = 100 }), share => Assert.Equal(0.25, share, 0.02));
    }

    [Theory]
    [InlineData(1, 1.0, new[] { 1 })]
    [InlineData(2, 1.0, new[] { 1, 3 })]
    [InlineData(9, 1.0, new[] { 0, 1, 2, 3 })]
    [InlineData(null, 0.39, new[] { 1 })]
    [InlineData(null, 0.6, new[] { 1, 3 })]
    [InlineData(null, 0.85, new[] { 1, 2, 3 })]
    [InlineData(3, 0.5, new[] { 1, 3 })]
    public void Top_k_and_top_p_limit_the_choice(int? topK, double topP, int[] possible)
    {
        var shares = Shares(new SamplingSettings { Temperature = 1, TopK = topK, TopP = topP });

        Assert.Equal(possible, Enumerable.Range(0, 4).Where(id => shares[id] > 0));
    }

    [Fact]
    public void The_seed_decides_the_choices()
    {
        Assert.Equal(Choices(seed: 1), Choices(seed: 1));
        Assert.NotEqual(Choices(seed: 1), Choices(seed: 2));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Counts_below_one_are_refused(int count)
    {
        Assert.Throws<ArgumentOutOfRangeException>("MaxTokens", () => new SamplingSettings { MaxTokens = count });
        Assert.Throws<ArgumentOutOfRangeException>("TopK", () => new SamplingSettings { TopK = count });
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Values_that_mean_nothing_are_refused(double value)
    {
        Assert.Throws<ArgumentOutOfRangeException>("Temperature", () => new SamplingSettings { Temperature = value });
        var exception = Assert.Throws<ArgumentOutOfRangeException>("TopP", () => new SamplingSettings { TopP = value });
        Assert.StartsWith("TopP must be above 0 and at most 1.", exception.Message, StringComparison.Ordinal);
    }

    private static int[] Choices(long seed)
    {
        var sampler = new TokenSampler(new SamplingSettings { Temperature = 1, Seed = seed });
        return [.. Enumerable.Range(0, 20).Select(_ => sampler.Choose(Logits))];
    }

    private static double[] Shares(SamplingSettings settings)
    {
        const int Draws = 10_000;
        var sampler = new TokenSampler(settings);
        var counts = new int[Logits.Length];
        for (var draw = 0; draw < Draws; draw++)
            counts[sampler.Choose(Logits)]++;
        return [.. counts.Select(count => (double)count / Draws)];
    }
}
