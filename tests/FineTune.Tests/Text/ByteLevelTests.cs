namespace FineTune.Tests.Text;

public sealed class ByteLevelTests
{
    [Fact]
    public void Each_of_the_256_bytes_has_a_character_of_its_own_and_comes_back()
    {
        var bytes = ByteLevel.Alphabet.Select(character => Assert.Single(ByteLevel.Decode(character.ToString()))).ToArray();

        Assert.Equal(Enumerable.Range(0, 256), bytes.Select(value => (int)value).Order());
    }

    [Fact]
    public void The_alphabet_is_that_of_GPT2()
    {
        var moved = 256;
        for (var value = 0; value < 256; value++)
        {
            var isPrintable = value is > 32 and < 127 or > 160 and not 173;
            var character = (char)(isPrintable ? value : moved++);

            Assert.Equal([(byte)value], ByteLevel.Decode(character.ToString()));
        }
    }

    [Theory]
    [InlineData("the dog\n", "theĠdogĊ")]
    [InlineData("é", "Ã©")]
    [InlineData("\u00ad\0\u007f", "ÂŃĀġ")]
    [InlineData("😀", "ðŁĺĢ")]
    [InlineData("", "")]
    public void Text_is_written_in_the_alphabet_and_back(string text, string expected)
    {
        Assert.Equal(expected, ByteLevel.Encode(text));
        Assert.Equal(System.Text.Encoding.UTF8.GetBytes(text), ByteLevel.Decode(expected));
    }

    [Fact]
    public void A_character_outside_of_the_alphabet_stands_for_its_own_bytes()
    {
        Assert.Equal("日😀"u8.ToArray(), ByteLevel.Decode("日😀"));
    }
}
