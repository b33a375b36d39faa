namespace FineTune;

internal static class ChatExampleDisplay
{
    private const int Turns = 30;
    private const int Characters = 4_000;

    public static Html ToHtml(ChatExample example)
    {
        var turns = example.Messages.Take(Turns).Select(Turn).ToList();
        if (example.Messages.Count > Turns)
            turns.Add(Html.Element("p", More.Of(example.Messages.Count - Turns)).Class("more"));
        return Html.Element("div", turns);
    }

    public static string ToText(ChatExample example) =>
        string.Join('\n', example.Messages.Take(Turns).Select(message => $"{message.Role.Value + ":",-10} {Ellipsis.Shorten(message.Content, Characters)}"))
        + More.LineOf(example.Messages.Count - Turns);

    private static Html Turn(Message message) => Html.Element("div",
        Html.Element("span", message.Role.Value).Class("role"),
        Ellipsis.Shorten(message.Content, Characters)).Class($"turn {message.Role.Value}");
}
