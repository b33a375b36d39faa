namespace FineTune.Tests.Datasets;

public sealed class NearDuplicatesTests
{
    [Fact]
    public void Prompts_that_differ_in_a_word_are_found_and_others_are_not()
    {
        var training = Chats.Data(Chats.Of("How long do I have to send back a pair of shoes?", "a"), Chats.Of("Where is my parcel now?", "b"));
        var test = Chats.Data(Chats.Of("how long do I have to send back a pair of boots", "a"), Chats.Of("Do you ship to Norway?", "c"));

        var found = Assert.Single(NearDuplicates.Between(training, test));

        Assert.Same(training[0], found.First);
        Assert.Same(test[0], found.Second);
        Assert.Equal(9.0 / 11, found.Similarity, precision: 12); // Ten triples each, nine in common.
    }

    [Fact]
    public void Prompts_of_a_word_or_two_are_compared_as_a_whole()
    {
        var data = Chats.Data(Chats.Of("Opening hours?", "a"));

        Assert.Equal(1, Assert.Single(NearDuplicates.Between(data, Chats.Data(Chats.Of("opening hours", "b")))).Similarity);
        Assert.Empty(NearDuplicates.Between(data, Chats.Data(Chats.Of("opening", "b"))));
    }

    [Fact]
    public async Task The_customer_support_data_has_no_near_duplicates_across_its_split()
    {
        var path = RepositoryFolder.At("data/customer-support.jsonl");
        if (!File.Exists(path))
            Assert.Skip($"{path} is missing; it belongs to the repository, so get the whole clone.");
        var split = (await Dataset.LoadAsync(path, TestContext.Current.CancellationToken)).Split();

        Assert.Empty(NearDuplicates.Between(split.Train, split.Validation));
        Assert.Empty(NearDuplicates.Between(split.Train, split.Test));
    }
}
