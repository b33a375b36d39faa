namespace FineTune.Tests.Text;

public sealed class StreamingDecoderTests
{
    [Fact]
    public void A_character_appears_when_its_last_byte_comes()
    {
        var decoder = new StreamingDecoder(TinyLlama.Tokenizer);
        var ids = TinyLlama.Tokenizer.Encode("a😀é");

        var parts = ids.Select(decoder.Append).ToArray();

        Assert.Equal(["a", "", "", "", "😀", "", "é"], parts);
        Assert.Equal("", decoder.Finish());
    }

    [Fact]
    public void Half_a_character_at_the_end_becomes_the_replacement_character()
    {
        var decoder = new StreamingDecoder(TinyLlama.Tokenizer);
        foreach (var id in TinyLlama.Tokenizer.Encode("😀").Take(2))
            Assert.Equal("", decoder.Append(id));

        Assert.Equal("\uFFFD", decoder.Finish());
        Assert.Equal("", decoder.Finish());
    }

    [Fact]
    public void Any_tokens_stream_as_they_decode_at_once()
    {
        var random = new SplitMix64(5);

        for (var i = 0; i < 300; i++)
        {
            var decoder = new StreamingDecoder(TinyLlama.Tokenizer);
            var ids = Enumerable.Range(0, random.Below(30)).Select(_ => random.Below(TinyLlama.Tokenizer.VocabularySize)).ToArray();

            var streamed = string.Concat(ids.Select(decoder.Append)) + decoder.Finish();

            Assert.Equal(TinyLlama.Tokenizer.Decode(ids), streamed);
        }
    }
}
