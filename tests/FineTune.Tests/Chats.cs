using Microsoft.Extensions.AI;

namespace FineTune.Tests;

/// <summary>Short ways to write conversations in tests.</summary>
internal static class Chats
{
    public static Message System(string content) => new(ChatRole.System, content);

    public static Message User(string content) => new(ChatRole.User, content);

    public static Message Assistant(string content) => new(ChatRole.Assistant, content);

    public static ChatExample Of(params Message[] messages) => new() { Messages = messages };

    public static ChatExample Of(string question, string answer) => Of(User(question), Assistant(answer));

    public static Dataset Data(params ChatExample[] examples) => new("data", examples);

    /// <summary>Different questions with different answers.</summary>
    public static Dataset Numbered(int count) =>
        Data([.. Enumerable.Range(1, count).Select(number => Of($"Question number {number}?", $"Answer {number}."))]);

    public static string Row(string question, string answer) =>
        $$"""{"messages":[{"role":"user","content":"{{question}}"},{"role":"assistant","content":"{{answer}}"}]}""";
}
