using Microsoft.Extensions.AI;

namespace FineTune.Tests.Evaluation;

public sealed class ComparisonTests
{
    private static readonly FactSheet Facts = new([new Intent("returns", ["30 days"]), new Intent("shipping", ["5 days"])]);
    private static readonly Dataset HeldOut = Chats.Data(Chats.Of("Return?", "Within 30 days."), Chats.Of("Ship <when>?", "In 5 days."));

    [Fact]
    public async Task Contestants_are_judged_by_the_facts()
    {
        var comparison = await Comparison.AskAsync(
            HeldOut, Facts, [new("base", new ScriptedClient(_ => "30 days?")), new("tuned", new ScriptedClient(Tuned))], Cancel);

        Assert.Equal((0.5, 1.0), (comparison.Accuracy("base"), comparison.Accuracy("tuned")));
        Assert.Equal(["returns", "shipping"], comparison.Rows.Select(row => row.Intent!.Name));
        Assert.Equal([true, false], comparison.Rows.Select(row => row.Answers[0].Right));
    }

    [Fact]
    public async Task Clients_get_the_prompt_without_the_answer_and_answer_without_chance()
    {
        var client = new ScriptedClient(Tuned);
        var data = Chats.Data(Chats.Of(Chats.System("Be kind."), Chats.User("Return?"), Chats.Assistant("Within 30 days.")));

        await Comparison.AskAsync(data, Facts, [new("tuned", client)], Cancel);

        var (messages, options) = Assert.Single(client.Calls);
        Assert.Equal([(ChatRole.System, "Be kind."), (ChatRole.User, "Return?")], messages.Select(message => (message.Role, message.Text)));
        Assert.Equal((0f, 96), (options!.Temperature!.Value, options.MaxOutputTokens!.Value));
    }

    [Fact]
    public async Task Without_facts_nothing_is_judged()
    {
        var comparison = await Comparison.AskAsync(HeldOut, [new("tuned", new ScriptedClient(Tuned))], Cancel);

        Assert.Null(comparison.Accuracy("tuned"));
        Assert.DoesNotContain("class=\"mark\"", comparison.Render(MimeTypes.Html), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_comparison_shows_marks_and_escapes_what_models_say()
    {
        var comparison = await Comparison.AskAsync(
            HeldOut, Facts, [new("base", new ScriptedClient(_ => "<b>no</b>")), new("tuned", new ScriptedClient(Tuned))], Cancel);

        Assert.Equal(
            """
            2 held-out questions
              base: 0 of 2 right (0 %)
              tuned: 2 of 2 right (100 %)

            ? Return?
              ✗ base   <b>no</b>
              ✓ tuned  You have 30 days.

            ? Ship <when>?
              ✗ base   <b>no</b>
              ✓ tuned  It takes 5 days.
            """, comparison.Render(MimeTypes.Text));
        var html = comparison.Render(MimeTypes.Html);
        Assert.Contains("<th scope=\"col\">tuned<br><span class=\"score\">2 of 2 right (100 %)</span></th>", html, StringComparison.Ordinal);
        Assert.Contains("<td class=\"wrong\"><span class=\"mark\" role=\"img\" aria-label=\"wrong\" title=\"wrong\">✗</span>&lt;b&gt;no&lt;/b&gt;</td>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_to_ask_nobody_to_ask_and_equal_names_are_errors()
    {
        Contestant one = new("one", new ScriptedClient(Tuned));

        await Assert.ThrowsAsync<FineTuneException>(() => Comparison.AskAsync(Chats.Data(), Facts, [one], Cancel));
        await Assert.ThrowsAsync<FineTuneException>(() => Comparison.AskAsync(HeldOut, Facts, [], Cancel));
        await Assert.ThrowsAsync<FineTuneException>(() => Comparison.AskAsync(HeldOut, Facts, [one, one], Cancel));
    }

    [Fact]
    public async Task The_look_up_answers_with_the_nearest_training_example()
    {
        using var client = new NearestNeighbourClient(Chats.Data(
            Chats.Of("What is the price of shipping?", "5 euros."),
            Chats.Of("What is the address of the shop?", "Main Street."),
            Chats.Of("What is the time of delivery?", "Two days.")));

        var shipping = await client.GetResponseAsync([new(ChatRole.User, "shipping: what does it cost?")], cancellationToken: Cancel);
        var unknown = await client.GetResponseAsync([new(ChatRole.User, "zzz")], cancellationToken: Cancel);
        var streamed = await client.GetStreamingResponseAsync([new(ChatRole.User, "SHOP address")], cancellationToken: Cancel).ToChatResponseAsync(Cancel);

        Assert.Equal(("5 euros.", "", "Main Street."), (shipping.Text, unknown.Text, streamed.Text));
    }

    private static string Tuned(string question) => question.StartsWith("Return", StringComparison.Ordinal) ? "You have 30 days." : "It takes 5 days.";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
