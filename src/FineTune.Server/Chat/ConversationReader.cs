using System.Text.Json;
using Microsoft.Extensions.AI;

namespace FineTune.Server;

/// <summary>Reads and checks a list of messages, as chat and responses take them.</summary>
internal static class ConversationReader
{
    private const int MostMessages = 2048;
    private static readonly string[] Roles = ["system", "developer", "user", "assistant"];

    /// <param name="body">The request.</param>
    /// <param name="name">The member that holds the list.</param>
    /// <param name="partTypes">What parts of a content are called that are text.</param>
    /// <param name="check">Looks at an item first: in some lists not all items are messages.</param>
    /// <exception cref="ApiException">400.</exception>
    public static List<Message> Read(JsonFields body, string name, IReadOnlyList<string> partTypes, Action<JsonFields>? check = null)
    {
        var items = body.List(name, MostMessages) ?? throw body.Fault($"'{name}' is a required property", name);
        return items.Count > 0
            ? [.. items.Select((item, index) => item.ValueKind == JsonValueKind.Object
                ? Message(new JsonFields(item, $"{name}.{index}"), partTypes, check)
                : throw body.Fault($"{JsonFields.Show(item)} is not of type 'object' - '{name}.{index}'", name))]
            : throw body.Fault($"[] is too short - '{name}'", name);
    }

    private static Message Message(JsonFields message, IReadOnlyList<string> partTypes, Action<JsonFields>? check)
    {
        check?.Invoke(message);
        var role = message.RequireOneOf("role", Roles);
        return new Message(role == "developer" ? ChatRole.System : new ChatRole(role), Content(message, role, partTypes));
    }

    /// <summary>A text, or a list of parts of which each is text.</summary>
    private static string Content(JsonFields message, string role, IReadOnlyList<string> partTypes) => message.Find("content") switch
    {
        null when role == "assistant" => "",
        null => throw message.Fault($"'{message.Path("content")}' is a required property", "content"),
        { ValueKind: JsonValueKind.Array } => string.Concat(message.List("content")!.Select((part, index) => Part(message, part, index, partTypes))),
        _ => message.Text("content", least: 0)!,
    };

    private static string Part(JsonFields message, JsonElement part, int index, IReadOnlyList<string> partTypes)
    {
        var path = $"{message.Path("content")}.{index}";
        if (part.ValueKind != JsonValueKind.Object)
            throw ApiException.Invalid($"{JsonFields.Show(part)} is not of type 'object' - '{path}'", path);
        var fields = new JsonFields(part, path);
        return partTypes.Contains(fields.RequireText("type"))
            ? fields.Text("text", least: 0) ?? throw fields.Fault("'text' is a required property", "text")
            : throw fields.Fault($"Only parts of type {string.Join(" or ", partTypes.Select(known => $"'{known}'"))} are understood here - '{fields.Path("type")}'", "type");
    }
}
