namespace FineTune.Tests.Datasets;

public sealed class SplitTests
{
    [Fact]
    public void Parts_have_their_shares_and_every_example_is_in_one_of_them()
    {
        var data = Chats.Numbered(320);

        var split = data.Split(validation: 0.1, test: 0.15);

        Assert.Equal((240, 32, 48), (split.Train.Count, split.Validation.Count, split.Test.Count));
        Assert.Equal(data.ToHashSet(), [.. split.Train, .. split.Validation, .. split.Test]);
    }

    [Fact]
    public void The_same_seed_gives_the_same_parts_on_every_platform()
    {
        var split = Chats.Numbered(40).Split(seed: 7);

        // Computed by an independent implementation of SplitMix64 and Fisher-Yates in Python.
        Assert.Equal(["Answer 20.", "Answer 30.", "Answer 31.", "Answer 36."], split.Validation.Select(example => example.Completion));
        Assert.Equal(["Answer 12.", "Answer 18.", "Answer 19.", "Answer 38."], split.Test.Select(example => example.Completion));
    }

    [Fact]
    public void Another_seed_gives_other_parts()
    {
        var data = Chats.Numbered(100);

        Assert.NotEqual(data.Split(seed: 1).Test.Sha256, data.Split(seed: 2).Test.Sha256);
    }

    [Fact]
    public void Parts_keep_the_order_of_the_file()
    {
        var data = Chats.Data([.. Chats.Numbered(50).Select((example, index) => example with { Line = index + 1 })]);

        var split = data.Split();

        Assert.Equal(split.Train.Select(example => example.Line).Order(), split.Train.Select(example => example.Line));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Split_keeps_equal_prompts_on_one_side_whatever_case_spaces_and_punctuation(int seed)
    {
        var data = Chats.Data([.. Enumerable.Range(0, 60).Select(i => Chats.Of(Variant($"what is rule {i / 3}", i % 3), $"{i}"))]);

        var split = data.Split(seed: seed);

        Assert.Empty(Rules(split.Train).Intersect(Rules(split.Test)));
        Assert.Empty(Rules(split.Train).Intersect(Rules(split.Validation)));
        Assert.Empty(Rules(split.Validation).Intersect(Rules(split.Test)));
        Assert.Equal((48, 6, 6), (split.Train.Count, split.Validation.Count, split.Test.Count));

        static string Variant(string text, int kind) => kind switch { 0 => text, 1 => text.ToUpperInvariant() + "?", _ => $" {text.Replace(" ", "  ")}! " };
        static IEnumerable<int> Rules(Dataset part) => part.Select(example => int.Parse(example.Completion) / 3).Distinct();
    }

    [Fact]
    public void Examples_joined_over_a_third_stay_together()
    {
        var first = Chats.Of("Can I return it?", "Yes.");
        var both = Chats.Of(Chats.User("can i return it"), Chats.Assistant("Yes."), Chats.User("How?"), Chats.Assistant("By post."));
        var longer = Chats.Of(
            Chats.System("Be kind."), Chats.User("Can I return it"), Chats.Assistant("Sure."), Chats.User("how"), Chats.Assistant("Mail it."));

        var groups = PromptGroups.Of(Chats.Data(first, Chats.Of("Other?", "No."), longer, both));

        Assert.Equal([[0, 2, 3], [1]], groups);
    }

    [Fact]
    public void Prompts_of_punctuation_alone_stay_different() =>
        Assert.Equal(2, PromptGroups.Of(Chats.Data(Chats.Of("?", "a"), Chats.Of("!!", "b"))).Count);

    [Theory]
    [InlineData(new[] { 6, 5, 5 }, 10, 10)]
    [InlineData(new[] { 4, 4, 4 }, 10, 8)]
    [InlineData(new[] { 7, 9 }, 8, 7)]
    [InlineData(new[] { 11 }, 10, 11)]
    [InlineData(new[] { 20 }, 10, 0)]
    [InlineData(new[] { 1, 1, 1 }, 10, 3)]
    public void Sizes_come_as_near_as_groups_allow(int[] sizes, int target, int sum) =>
        Assert.Equal(sum, NearestSum.Choose(sizes, target).Sum(index => sizes[index]));

    [Fact]
    public void A_share_of_zero_gives_an_empty_part()
    {
        var split = Chats.Numbered(5).Split(validation: 0, test: 0.2);

        Assert.Equal((4, 0, 1), (split.Train.Count, split.Validation.Count, split.Test.Count));
    }

    [Fact]
    public void A_part_that_would_be_empty_is_an_error()
    {
        var tooFew = Assert.Throws<FineTuneException>(() => Chats.Numbered(4).Split(validation: 0.1, test: 0));
        var onePrompt = Assert.Throws<FineTuneException>(() => Chats.Data([.. Enumerable.Repeat(Chats.Of("a", "b"), 50)]).Split());

        Assert.Contains("the validation part would be empty: 4 examples with 4 different prompts", tooFew.Message, StringComparison.Ordinal);
        Assert.Contains("the test part would be empty: 50 examples with 1 different prompts", onePrompt.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Shares_that_leave_no_training_data_are_an_error()
    {
        var exception = Assert.Throws<FineTuneException>(() => Chats.Numbered(100).Split(validation: 0.5, test: 0.5));

        Assert.Contains("leave no training data", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void A_share_outside_its_range_is_an_error(double share) =>
        Assert.Equal("validation", Assert.Throws<ArgumentOutOfRangeException>(() => Chats.Numbered(9).Split(validation: share)).ParamName);
}
