namespace FineTune.Tests.Text;

/// <summary>Cases worked out from the rule's regular expression with Python's regex module.</summary>
public sealed class Gpt2SplitterTests
{
    [Theory]
    [InlineData("", new string[0])]
    [InlineData("the dog", new[] { "the", " dog" })]
    [InlineData("isn't", new[] { "isn", "'t" })]
    [InlineData("we're I've I'm you'll he'd it's", new[] { "we", "'re", " I", "'ve", " I", "'m", " you", "'ll", " he", "'d", " it", "'s" })]
    [InlineData("IT'S", new[] { "IT", "'", "S" })]
    [InlineData("'tis", new[] { "'t", "is" })]
    [InlineData(" 'tis", new[] { " '", "tis" })]
    [InlineData("''s", new[] { "''", "s" })]
    [InlineData("rock'n'roll", new[] { "rock", "'", "n", "'", "roll" })]
    [InlineData("a  b", new[] { "a", " ", " b" })]
    [InlineData("a   b", new[] { "a", "  ", " b" })]
    [InlineData("a\nb", new[] { "a", "\n", "b" })]
    [InlineData("a\n\nb", new[] { "a", "\n", "\n", "b" })]
    [InlineData("a \nb", new[] { "a", " ", "\n", "b" })]
    [InlineData("a\n b", new[] { "a", "\n", " b" })]
    [InlineData("a  ", new[] { "a", "  " })]
    [InlineData(" ", new[] { " " })]
    [InlineData("a\r\n", new[] { "a", "\r\n" })]
    [InlineData("a\u00a0b", new[] { "a", "\u00a0", "b" })]
    [InlineData("a \u00a0b", new[] { "a", " ", "\u00a0", "b" })]
    [InlineData("a\u0085b", new[] { "a", "\u0085", "b" })]
    [InlineData("a\u001cb", new[] { "a", "\u001c", "b" })]
    [InlineData("a \u001cb", new[] { "a", " \u001c", "b" })]
    [InlineData("a\u200bb", new[] { "a", "\u200b", "b" })]
    [InlineData("x2y", new[] { "x", "2", "y" })]
    [InlineData("in 2026, 20", new[] { "in", " 2026", ",", " 20" })]
    [InlineData("x²½Ⅷ٣", new[] { "x", "²½Ⅷ٣" })]
    [InlineData("x_y", new[] { "x", "_", "y" })]
    [InlineData("$5 (a)", new[] { "$", "5", " (", "a", ")" })]
    [InlineData("𝓗𝓮𝓵 𐌰", new[] { "𝓗𝓮𝓵", " 𐌰" })]
    [InlineData("x𝟘𝟙", new[] { "x", "𝟘𝟙" })]
    [InlineData("a 😀😀", new[] { "a", " 😀😀" })]
    [InlineData("Gro\u0308ße", new[] { "Gro", "\u0308", "ße" })]
    [InlineData("घर", new[] { "घर" })]
    [InlineData("हिन", new[] { "ह", "ि", "न" })]
    public void Text_is_cut_as_the_rule_says(string text, string[] pieces)
    {
        Assert.Equal(pieces, Gpt2Splitter.Split(text).Select(range => text[range]));
    }

    [Fact]
    public void The_pieces_of_any_text_are_the_whole_text()
    {
        var random = new SplitMix64(3);

        for (var i = 0; i < 300; i++)
        {
            var text = RandomText.OfAnyCharValues(random);

            Assert.Equal(text, string.Concat(Gpt2Splitter.Split(text).Select(range => text[range])));
            Assert.Equal(text, string.Concat(DigitSplitter.Split(text).Select(range => text[range])));
        }
    }

    [Theory]
    [InlineData("2026", new[] { "2", "0", "2", "6" })]
    [InlineData("in 20x", new[] { "in ", "2", "0", "x" })]
    [InlineData("𝟘𝟙²½Ⅷ٣", new[] { "𝟘", "𝟙", "²", "½", "Ⅷ", "٣" })]
    [InlineData("none", new[] { "none" })]
    [InlineData("", new string[0])]
    public void Digits_are_set_apart_one_by_one(string text, string[] pieces)
    {
        Assert.Equal(pieces, DigitSplitter.Split(text).Select(range => text[range]));
    }
}
