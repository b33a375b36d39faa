using System.Collections;

namespace FineTune.Tests.Datasets;

public sealed class DatasetPageTests
{
    [Fact]
    public void A_page_shows_its_examples_and_names_the_next()
    {
        var text = Chats.Numbered(35).Page(2).Render(MimeTypes.Text);

        Assert.StartsWith("data · page 2 of 4\n", text, StringComparison.Ordinal);
        Assert.Contains("\n  11      1  Question number 11?", text, StringComparison.Ordinal);
        Assert.EndsWith("  20      1  Question number 20?  Answer 20.\n… and 15 more: #!dataset show --page 3, in C# dataset.Page(3)", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_last_page_has_the_rest_and_names_none() =>
        Assert.EndsWith("  35      1  Question number 35?  Answer 35.", Chats.Numbered(35).Page(4).Render(MimeTypes.Text), StringComparison.Ordinal);

    [Fact]
    public void Another_size_goes_on_with_that_size() =>
        Assert.EndsWith("… and 5 more: in C# dataset.Page(2, size: 30)", Chats.Numbered(35).Page(1, size: 30).Render(MimeTypes.Text), StringComparison.Ordinal);

    [Fact]
    public void A_page_that_is_not_there_is_told()
    {
        Assert.Equal("data has 4 pages of 10; there is no page 5.", Assert.Throws<FineTuneException>(() => Chats.Numbered(35).Page(5)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => Chats.Numbered(35).Page(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Chats.Numbered(35).Page(1, size: 51));
    }

    [Fact]
    public void No_examples_are_one_page() =>
        Assert.StartsWith("data\nno examples\n", Chats.Data().Render(MimeTypes.Text), StringComparison.Ordinal);

    [Fact]
    public void Of_a_million_examples_a_sample_is_looked_at_and_said_to_be_one()
    {
        var examples = new CountedExamples(1_000_000);
        var text = new Dataset("many", examples).Render(MimeTypes.Text);

        Assert.Contains("\n1000000 examples; in a sample of 10000: 0 of several turns, answers of 1 characters on average\n", text, StringComparison.Ordinal);
        Assert.EndsWith("… and 999990 more: #!dataset show --page 2, in C# dataset.Page(2)", text, StringComparison.Ordinal);
        Assert.InRange(examples.Looks, 10, 10_100);
    }

    /// <summary>Counts how often somebody looks at an example.</summary>
    private sealed class CountedExamples(int count) : IReadOnlyList<ChatExample>
    {
        private static readonly ChatExample Example = Chats.Of("q", "a");

        public int Looks { get; private set; }

        public int Count => count;

        public ChatExample this[int index]
        {
            get
            {
                Looks++;
                return Example;
            }
        }

        public IEnumerator<ChatExample> GetEnumerator() => Enumerable.Range(0, count).Select(index => this[index]).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
