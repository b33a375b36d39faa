using System.Text.Json.Nodes;

namespace FineTune.Tests.Text;

public sealed class TokenizerTrainingTests : IDisposable
{
    private static readonly string[] Special = ["<|endoftext|>", "<|im_start|>", "<|im_end|>"];
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void The_fixture_text_gives_the_fixture_tokenizer()
    {
        var path = _folder.At("tokenizer.json");

        TokenizerTraining.TrainTo(path, [File.ReadAllText(TinyLlama.File("tokenizer-text.txt"))], vocabularySize: 280, Special);

        var expected = JsonNode.Parse(File.ReadAllText(TinyLlama.File("tokenizer.json")));
        Assert.True(JsonNode.DeepEquals(expected, JsonNode.Parse(File.ReadAllText(path))));
    }

    [Fact]
    public void A_trained_tokenizer_reads_back_and_loses_no_text()
    {
        var path = _folder.At("tokenizer.json");
        var random = new SplitMix64(4);
        TokenizerTraining.TrainTo(path, ["the \"quoted\" \\ path, the <html> & the \u0007 bell, the \"quoted\" \\ path"], vocabularySize: 270, Special);

        var tokenizer = Tokenizer.Load(path);

        Assert.Equal(270, tokenizer.VocabularySize);
        for (var i = 0; i < 100; i++)
        {
            var text = RandomText.WithoutLoneSurrogates(random);
            Assert.Equal(text, tokenizer.Decode(tokenizer.Encode(text)));
        }
    }

    [Fact]
    public void A_tokenizer_without_special_tokens_and_merges_is_the_bytes()
    {
        var path = _folder.At("tokenizer.json");

        TokenizerTraining.TrainTo(path, [], vocabularySize: 256, []);

        var tokenizer = Tokenizer.Load(path);
        Assert.Equal("é😀".Length + 3, tokenizer.Encode("é😀").Count);
        Assert.Equal("é😀", tokenizer.Decode(tokenizer.Encode("é😀")));
    }

    [Fact]
    public void A_text_that_is_too_small_is_told_and_nothing_is_written()
    {
        var path = _folder.At("tokenizer.json");

        var exception = Assert.Throws<FineTuneException>(() => TokenizerTraining.TrainTo(path, ["aa aa aa"], vocabularySize: 300, Special));

        Assert.Equal("The text has only 2 repeated pairs; a vocabulary of 300 needs 41. Give more text or a smaller vocabulary.", exception.Message);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void A_vocabulary_smaller_than_the_bytes_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("vocabularySize", () => TokenizerTraining.TrainTo(_folder.At("tokenizer.json"), [], vocabularySize: 258, Special));
    }

    public void Dispose() => _folder.Dispose();
}
