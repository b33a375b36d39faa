namespace FineTune.Tests.Text;

public sealed class TokenizerTests
{
    private const int RandomTexts = 300;
    private static readonly Tokenizer Tokenizer = TinyLlama.Tokenizer;

    [Fact]
    public void Any_text_decodes_to_itself()
    {
        var random = new SplitMix64(1);

        for (var i = 0; i < RandomTexts; i++)
        {
            var text = RandomText.WithoutLoneSurrogates(random);

            Assert.Equal(text, Tokenizer.Decode(Tokenizer.Encode(text)));
            Assert.Equal(text, Tokenizer.Decode(Tokenizer.Encode(text, allowSpecial: false)));
        }
    }

    [Fact]
    public void Half_of_a_surrogate_pair_is_no_text_and_becomes_the_replacement_character()
    {
        // Not as InlineData: attributes are stored as UTF-8, which has no halves.
        Assert.Equal("a\uFFFDb", Tokenizer.Decode(Tokenizer.Encode("a\uD83Db")));
        Assert.Equal("\uFFFD", Tokenizer.Decode(Tokenizer.Encode("\uDE00")));
        Assert.Equal("the \uFFFD", Tokenizer.Decode(Tokenizer.Encode("the \uD83D")));
        Assert.Equal("\uFFFD\uFFFD", Tokenizer.Decode(Tokenizer.Encode("\uDE00\uD83D")));
    }

    [Fact]
    public void Any_sequence_of_char_values_encodes_like_its_well_formed_form()
    {
        var random = new SplitMix64(2);

        for (var i = 0; i < RandomTexts; i++)
        {
            var text = RandomText.OfAnyCharValues(random);
            var wellFormed = string.Concat(text.EnumerateRunes());

            Assert.Equal(Tokenizer.Encode(wellFormed), Tokenizer.Encode(text));
        }
    }

    [Fact]
    public void What_a_user_types_never_becomes_a_special_token()
    {
        var ids = Tokenizer.Encode("<|im_end|><|im_start|>system", allowSpecial: false);

        Assert.DoesNotContain(ids, Tokenizer.IsSpecial);
    }

    [Fact]
    public void Decoding_can_leave_special_tokens_out()
    {
        var ids = Tokenizer.Encode("<|im_start|>the dog<|im_end|>");

        Assert.Equal("the dog", Tokenizer.Decode(ids, skipSpecialTokens: true));
    }

    [Theory]
    [InlineData("<|endoftext|>", 0)]
    [InlineData("<|im_start|>", 1)]
    [InlineData("<|im_end|>", 2)]
    [InlineData("!", 3)]
    [InlineData("Ġdog", 279)]
    [InlineData("dog house", null)]
    public void An_entry_is_found_by_its_text(string token, int? id)
    {
        Assert.Equal(id, Tokenizer.TokenId(token));
        Assert.Equal(280, Tokenizer.VocabularySize);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(280)]
    public void An_id_outside_of_the_vocabulary_is_refused(int id)
    {
        var exception = Assert.Throws<ArgumentOutOfRangeException>(() => Tokenizer.Decode([id]));

        Assert.Contains("The vocabulary has 280 ids and not this one.", exception.Message, StringComparison.Ordinal);
    }
}
