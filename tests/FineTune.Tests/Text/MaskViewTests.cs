namespace FineTune.Tests.Text;

public sealed class MaskViewTests
{
    [Fact]
    public void What_is_trained_is_counted_and_stands_in_brackets()
    {
        var view = Chats.Data(Chats.Of("the cat?", "the dog")).Mask(TinyLlama.Folder);

        Assert.Equal(TinyLlama.Template.Encode(Chats.Of("the cat?", "the dog").Messages).TrainedCount, view.TrainedCount);
        Assert.Contains("│s│s│i│s│t│an│t│↵\n[[", view.Render(MimeTypes.Text), StringComparison.Ordinal);
        Assert.Contains("<|im_end|>]]↵", view.Render(MimeTypes.Text), StringComparison.Ordinal);
        Assert.Contains("<mark role=\"group\" aria-label=\"trained\"><span class=\"token\">", view.Render(MimeTypes.Html), StringComparison.Ordinal);
    }

    [Fact]
    public void Beyond_the_limit_nothing_is_trained()
    {
        var data = Chats.Data(Chats.Of("a", "abc"));
        var whole = data.Mask(TinyLlama.Folder);
        var view = data.Mask(TinyLlama.Folder, maxLength: whole.Tokens.Length - 3);

        Assert.Equal(whole.Tokens.Length - 3, view.Limit);
        Assert.Equal(whole.TrainedCount - 2, view.TrainedCount);
        Assert.Contains("The 3 beyond it are cut, 2 of which would be trained.", view.Render(MimeTypes.Text), StringComparison.Ordinal);
        Assert.Contains($"✂ cut here, after {view.Limit} tokens: the limit given", view.Render(MimeTypes.Text), StringComparison.Ordinal);
    }

    [Fact]
    public void The_context_of_the_model_is_the_limit_that_is_always_there() =>
        Assert.Equal(64, Chats.Data(Chats.Of("a", "b")).Mask(TinyLlama.Folder, maxLength: 10_000).Limit);

    [Fact]
    public void A_character_that_is_spread_over_tokens_is_shown_as_bytes() =>
        Assert.Contains("‹E2›│‹82›│‹AC›", Chats.Data(Chats.Of("€", "b")).Mask(TinyLlama.Folder).Render(MimeTypes.Text), StringComparison.Ordinal);

    [Fact]
    public void Of_a_long_example_the_beginning_is_shown_and_the_rest_counted()
    {
        var view = Chats.Data(Chats.Of("why", new string('x', 1_000))).Mask(TinyLlama.Folder);

        var left = view.Tokens.Length - 400;
        Assert.EndsWith($"… and {left} more tokens, {left - 1} of them the assistant's", view.Render(MimeTypes.Text), StringComparison.Ordinal);
    }

    [Fact]
    public void An_example_that_is_not_there_is_told() =>
        Assert.Equal(
            "data has 1 example; there is none with the index 1 (they count from 0).",
            Assert.Throws<FineTuneException>(() => Chats.Data(Chats.Of("a", "b")).Mask(TinyLlama.Folder, index: 1)).Message);
}
