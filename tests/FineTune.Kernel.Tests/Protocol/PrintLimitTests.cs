namespace FineTune.Kernel.Tests;

public sealed class PrintLimitTests
{
    private readonly RecordingOutput _output = new();

    [Fact]
    public void What_is_printed_beyond_the_limit_is_dropped_with_one_message()
    {
        var limited = new PrintLimit(_output, limit: 10);

        foreach (var text in new[] { "12345", "6789012", "more", "and more" })
            limited.Publish(new StreamMessage(StreamMessage.Stdout, text));
        limited.Publish(new ClearOutputMessage(Wait: false));

        Assert.Equal(["12345", "67890"], _output.Messages.OfType<StreamMessage>().Where(message => message.Name == "stdout").Select(message => message.Text));
        var told = Assert.Single(_output.Messages.OfType<StreamMessage>(), message => message.Name == "stderr");
        Assert.Contains("printed 10 characters; the rest is not shown", told.Text, StringComparison.Ordinal);
        Assert.IsType<ClearOutputMessage>(_output.Messages[^1]);
    }

    [Fact]
    public void What_fits_exactly_is_shown_and_nothing_said()
    {
        new PrintLimit(_output, limit: 5).Publish(new StreamMessage(StreamMessage.Stdout, "12345"));

        Assert.Equal("12345", _output.Text);
    }
}
