using Microsoft.Extensions.AI;

namespace FineTune;

internal static class ChatExampleDisplay
{
    private const int Turns = 30;
    private const int Characters = 4_000;
    private const int AllCharacters = 24_000;
    private const int LongestRole = 40;
    private static readonly ChatRole[] RolesWithColour = [ChatRole.System, ChatRole.User, ChatRole.Assistant];

    public static Html ToHtml(ChatExample example)
    {
        var turns = example.Messages.Take(Turns).Select(message => Turn(message, ShownOf(example))).ToList();
        if (example.Messages.Count > Turns)
            turns.Add(Html.Element("p", More.Of(example.Messages.Count - Turns)).Class("more"));
        return Html.Element("div", turns);
    }

    public static string ToText(ChatExample example) =>
        string.Join('\n', example.Messages.Take(Turns).Select(message => $"{RoleOf(message) + ":",-10} {Ellipsis.Shorten(message.Content, ShownOf(example))}"))
        + More.LineOf(example.Messages.Count - Turns);

    private static Html Turn(Message message, int characters)
    {
        var colour = RolesWithColour.Contains(message.Role) ? $" {message.Role.Value}" : "";
        return Html.Element("div", Html.Element("span", RoleOf(message)).Class("role"), Ellipsis.Shorten(message.Content, characters)).Class($"turn{colour}");
    }

    /// <summary>Characters of each turn: all turns together stay within their limit.</summary>
    private static int ShownOf(ChatExample example) =>
        Math.Min(Characters, AllCharacters / Math.Clamp(example.Messages.Count, 1, Turns));

    private static string RoleOf(Message message) => Ellipsis.OneLine(message.Role.Value, LongestRole);
}
