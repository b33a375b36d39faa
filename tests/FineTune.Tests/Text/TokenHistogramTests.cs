namespace FineTune.Tests.Text;

public sealed class TokenHistogramTests
{
    [Fact]
    public void Tokens_are_those_of_the_chat_template()
    {
        var example = Chats.Of("the cat?", "the dog");
        var encoded = TinyLlama.Template.Encode(example.Messages);

        var histogram = Chats.Data(example, example).CountTokens(TinyLlama.Folder);

        Assert.Equal([encoded.Length, encoded.Length], histogram.Tokens);
        Assert.Equal([encoded.TrainedCount, encoded.TrainedCount], histogram.Trained);
        Assert.Equal((2L * encoded.Length, 2L * encoded.TrainedCount), (histogram.TokensPerEpoch, histogram.TrainedTokensPerEpoch));
        Assert.Equal(64, histogram.Limit);
    }

    [Fact]
    public void What_is_too_long_is_named_by_its_line_and_counted_as_it_is_trained()
    {
        var data = Chats.Data(Chats.Of("a", "b") with { Line = 7 }, Chats.Of(new string('x', 100), "b") with { Line = 9 });

        var histogram = data.CountTokens(TinyLlama.Folder);

        Assert.Equal([9], histogram.Overlong);
        Assert.Equal(1, histogram.Useless);
        Assert.Equal(histogram.Tokens[0], histogram.TokensPerEpoch);
        Assert.Contains("✂ 1 example longer than that, cut at the end: line 9.", histogram.Render(MimeTypes.Text), StringComparison.Ordinal);
        Assert.Contains("✗ 1 example without a trained token, left out by training.", histogram.Render(MimeTypes.Text), StringComparison.Ordinal);
    }

    [Fact]
    public void Many_lines_are_counted_after_the_first()
    {
        var data = Chats.Data([.. Enumerable.Repeat(Chats.Of(new string('x', 100), "b"), 20)]);

        Assert.Contains("lines 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 … and 8 more.", data.CountTokens(TinyLlama.Folder).Render(MimeTypes.Text), StringComparison.Ordinal);
    }

    [Fact]
    public void No_examples_have_no_tokens() =>
        Assert.Equal("data in tokens\n0 examples; the model's context is 64 tokens.", Chats.Data().CountTokens(TinyLlama.Folder).Render(MimeTypes.Text));

    [Fact]
    public void A_limit_below_one_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Chats.Numbered(1).CountTokens(TinyLlama.Folder, maxLength: 0));

    [Theory]
    [InlineData(new[] { 5 }, "5–5: 1")]
    [InlineData(new[] { 0, 11 }, "0–0: 1, 11–11: 1")]
    [InlineData(new[] { 0, 12 }, "0–1: 1, 12–13: 1")]
    [InlineData(new[] { 45, 52, 58, 141 }, "40–49: 1, 50–59: 2, 140–149: 1")]
    [InlineData(new[] { 1, 1_000_000 }, "0–99999: 1, 1000000–1099999: 1")]
    public void Buckets_are_a_dozen_at_most_of_round_width(int[] counts, string expected)
    {
        var buckets = TokenBucket.Of(counts);

        Assert.InRange(buckets.Count, 1, 12);
        Assert.Equal(expected, string.Join(", ", buckets.Where(bucket => bucket.Examples > 0).Select(bucket => $"{bucket.From}–{bucket.To}: {bucket.Examples}")));
    }

    [Fact]
    public void The_spread_is_by_nearest_rank() =>
        Assert.Equal(new TokenSpread(1, 50, 50.5, 95, 100), TokenSpread.Of(Enumerable.Range(1, 100)));
}
