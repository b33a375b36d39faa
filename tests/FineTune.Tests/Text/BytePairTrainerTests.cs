using System.Text.Json;

namespace FineTune.Tests.Text;

public sealed class BytePairTrainerTests
{
    [Fact]
    public void The_most_frequent_pair_is_joined_again_and_again()
    {
        // aaabdaaabac: (a,a) four times; then (a,b) and (aa,a) twice each, and "a" sorts before "aa"; then (aa,ab); then no pair occurs twice.
        Assert.Equal([("a", "a"), ("a", "b"), ("aa", "ab")], BytePairTrainer.Train(["aaabdaaabac"], merges: 10));
    }

    [Fact]
    public void The_words_of_the_founding_paper_give_its_merges()
    {
        // Sennrich, Haddow and Birch 2016, algorithm 1, without its end-of-word sign: low 5, lower 2, newest 6, widest 3.
        var text = string.Join('\n', Words("low", 5).Concat(Words("lower", 2)).Concat(Words("newest", 6)).Concat(Words("widest", 3)));

        var merges = BytePairTrainer.Train([text], merges: 6);

        Assert.Equal([("e", "s"), ("es", "t"), ("l", "o"), ("lo", "w"), ("e", "w"), ("ew", "est")], merges);
    }

    [Fact]
    public void The_fixture_text_gives_the_merges_that_another_implementation_learned()
    {
        using var fixture = JsonDocument.Parse(File.ReadAllBytes(TinyLlama.File("tokenizer.json")));
        var expected = fixture.RootElement.GetProperty("model").GetProperty("merges").EnumerateArray().Select(merge => merge.GetString());

        var merges = BytePairTrainer.Train([File.ReadAllText(TinyLlama.File("tokenizer-text.txt"))], merges: 21);

        Assert.Equal(expected, merges.Select(merge => $"{merge.Left} {merge.Right}"));
    }

    [Fact]
    public void Neither_the_order_of_texts_nor_of_their_lines_matters()
    {
        var lines = File.ReadAllLines(TinyLlama.File("tokenizer-text.txt"));

        var forwards = BytePairTrainer.Train(lines, merges: 40);
        var backwards = BytePairTrainer.Train(lines.Reverse(), merges: 40);

        Assert.Equal(forwards, backwards);
    }

    [Fact]
    public void Ties_go_to_the_pair_that_sorts_first()
    {
        Assert.Equal([("a", "b"), ("c", "d"), ("x", "y")], BytePairTrainer.Train(["xy\ncd\nab\nxy\ncd\nab"], merges: 5));
    }

    [Fact]
    public void Pieces_of_the_pre_tokenizer_are_never_joined()
    {
        Assert.Empty(BytePairTrainer.Train(["a1a1a1a1"], merges: 5));
    }

    [Theory]
    [InlineData("")]
    [InlineData("ab cd")]
    public void A_text_without_repeated_pairs_gives_no_merges(string text)
    {
        Assert.Empty(BytePairTrainer.Train([text], merges: 5));
    }

    private static IEnumerable<string> Words(string word, int count) => Enumerable.Repeat(word, count);
}
