using System.Text.Json;
using Microsoft.Extensions.AI;

namespace FineTune;

/// <summary>Reads one row token by token, so that each fault has the column at which it stands.</summary>
internal ref struct ChatRowParser(TextLine line, FaultList faults)
{
    private const string Shape = """{"messages":[{"role":"user","content":"…"},{"role":"assistant","content":"…"}]}""";
    private static readonly ChatRole[] KnownRoles = [ChatRole.System, ChatRole.User, ChatRole.Assistant];

    private readonly int _faultsBefore = faults.Count;
    private readonly SortedSet<string> _ignoredKeys = new(StringComparer.Ordinal);
    private List<Message>? _messages;
    private Utf8JsonReader _json = new(line.Bytes.Span);

    public ChatExample? Parse()
    {
        try
        {
            ReadRow();
        }
        catch (JsonException exception)
        {
            Fault(exception.BytePositionInLine ?? 0, $"not JSON: {ReasonOf(exception)}");
        }
        return faults.Count > _faultsBefore || _messages is null
            ? null
            : new ChatExample { Messages = _messages, Line = line.Number, IgnoredKeys = [.. _ignoredKeys] };
    }

    private void ReadRow()
    {
        _json.Read();
        if (_json.TokenType != JsonTokenType.StartObject)
        {
            Fault(_json.TokenStartIndex, $"a row must be a JSON object like {Shape}, not {Kind(_json.TokenType)}.");
            return;
        }
        var hasMessages = false;
        while (_json.Read() && _json.TokenType == JsonTokenType.PropertyName)
        {
            var at = _json.TokenStartIndex;
            var key = Text();
            if (key != "messages")
                Ignore(key ?? "?");
            else if (hasMessages)
                Repeated(at, "messages");
            else
                ReadMessages();
            hasMessages |= key == "messages";
        }
        _json.Read(); // Anything after the object is a JsonException.
        if (!hasMessages)
            Fault(0, $"\"messages\" is missing; a row looks like {Shape}.");
        else if (_messages is { } messages && faults.Count == _faultsBefore && !messages.Exists(m => m.Role == ChatRole.Assistant))
            Fault(0, "no assistant message, so there is no answer to learn; end the conversation with one.");
    }

    private void ReadMessages()
    {
        _json.Read();
        if (_json.TokenType != JsonTokenType.StartArray)
        {
            Fault(_json.TokenStartIndex, $"\"messages\" must be a list, not {Kind(_json.TokenType)}.");
            _json.Skip();
            return;
        }
        _messages = [];
        for (var index = 0; _json.Read() && _json.TokenType != JsonTokenType.EndArray; index++)
        {
            if (_json.TokenType == JsonTokenType.StartObject)
            {
                ReadMessage(index);
                continue;
            }
            Fault(_json.TokenStartIndex, $"messages[{index}] must be an object with role and content, not {Kind(_json.TokenType)}.");
            _json.Skip();
        }
    }

    private void ReadMessage(int index)
    {
        var start = _json.TokenStartIndex;
        var keys = new HashSet<string>(StringComparer.Ordinal);
        ChatRole? role = null;
        string? content = null;
        while (_json.Read() && _json.TokenType == JsonTokenType.PropertyName)
        {
            var at = _json.TokenStartIndex;
            var key = Text() ?? "?";
            if (key is not ("role" or "content"))
                Ignore($"messages[].{key}");
            else if (!keys.Add(key))
                Repeated(at, $"messages[{index}].{key}");
            else if (key == "role")
                role = ReadRole(index);
            else
                content = ReadString($"messages[{index}].content");
        }
        if (!keys.Contains("role"))
            Fault(start, $"messages[{index}] has no role; known are system, user and assistant.");
        if (!keys.Contains("content"))
            Fault(start, $"messages[{index}] has no content.");
        if (role is { } known && content is not null)
            _messages!.Add(new Message(known, content));
    }

    private ChatRole? ReadRole(int index)
    {
        if (ReadString($"messages[{index}].role") is not { } word)
            return null;
        foreach (var known in KnownRoles)
        {
            if (known.Value == word)
                return known;
        }
        Fault(_json.TokenStartIndex, $"unknown role \"{Ellipsis.Shorten(word, 40)}\" in messages[{index}]; known are system, user and assistant.");
        return null;
    }

    private string? ReadString(string name)
    {
        _json.Read();
        if (_json.TokenType == JsonTokenType.String)
            return Text();
        Fault(_json.TokenStartIndex, $"{name} must be text, not {Kind(_json.TokenType)}.");
        _json.Skip();
        return null;
    }

    private string? Text()
    {
        try
        {
            return _json.GetString();
        }
        catch (InvalidOperationException)
        {
            Fault(_json.TokenStartIndex, "the text has half of a surrogate pair (\\ud800 to \\udfff) and so is no Unicode; write the whole character.");
            return null;
        }
    }

    private void Ignore(string key)
    {
        _ignoredKeys.Add(Ellipsis.Shorten(key, 60));
        _json.Skip();
    }

    private void Repeated(long at, string name)
    {
        Fault(at, $"{name} stands twice; keep one.");
        _json.Skip();
    }

    private readonly void Fault(long position, string fault) => faults.Add(line.Number, line.ColumnOf(position), fault);

    private static string ReasonOf(JsonException exception)
    {
        var message = exception.Message;
        var end = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return end < 0 ? message : message[..end];
    }

    private static string Kind(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "a list",
        JsonTokenType.String => "text",
        JsonTokenType.Number => "a number",
        JsonTokenType.True or JsonTokenType.False => "true or false",
        _ => "null",
    };
}
