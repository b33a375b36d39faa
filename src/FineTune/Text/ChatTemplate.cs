using System.Text.Json;
using Microsoft.Extensions.AI;

namespace FineTune;

/// <summary>
/// How a conversation becomes the token ids a model was trained on. This version knows ChatML:
/// <c>&lt;|im_start|&gt;role\ncontent&lt;|im_end|&gt;\n</c> for each message.
/// </summary>
public sealed class ChatTemplate
{
    public const string StartToken = "<|im_start|>";
    public const string EndToken = "<|im_end|>";

    /// <summary>ChatML as a Jinja template, for tokenizer_config.json.</summary>
    public const string ChatMl =
        "{% for message in messages %}{{'<|im_start|>' + message['role'] + '\\n' + message['content'] + '<|im_end|>' + '\\n'}}{% endfor %}"
        + "{% if add_generation_prompt %}{{ '<|im_start|>assistant\\n' }}{% endif %}";

    private readonly Tokenizer _tokenizer;
    private readonly int _start;
    private readonly IReadOnlyList<int> _newLine;

    private ChatTemplate(Tokenizer tokenizer, int start, int end)
    {
        (_tokenizer, _start, EndId) = (tokenizer, start, end);
        _newLine = tokenizer.Encode("\n");
    }

    /// <summary>The token that ends a message, and generation.</summary>
    public int EndId { get; }

    /// <summary>Reads the template that belongs to a model folder (tokenizer_config.json) and refuses those it does not know.</summary>
    public static ChatTemplate Load(string modelFolder, Tokenizer tokenizer)
    {
        var path = Path.Combine(modelFolder, "tokenizer_config.json");
        if (DeclaredTemplate(path) is { } declared && Normal(declared) != Normal(ChatMl))
            throw new FineTuneException($"{path}: the chat template is not known to this version; known: ChatML. It begins: {declared[..Math.Min(80, declared.Length)]}");
        if (tokenizer.TokenId(StartToken) is not { } start || tokenizer.TokenId(EndToken) is not { } end)
            throw new FineTuneException($"{modelFolder}: the tokenizer has no {StartToken} and {EndToken}, so conversations cannot be written as ChatML.");
        return new ChatTemplate(tokenizer, start, end);
    }

    /// <summary>The ids of a conversation with, for each id, whether training counts it: assistant content and its end token, nothing else.</summary>
    public MaskedTokens Encode(IEnumerable<Message> messages)
    {
        var ids = new List<int>();
        var trained = new List<bool>();
        foreach (var message in messages)
        {
            Append(Header(message.Role), isTrained: false);
            Append(_tokenizer.Encode(message.Content, allowSpecial: false), isTrained: message.Role == ChatRole.Assistant);
            Append([EndId], isTrained: message.Role == ChatRole.Assistant);
            Append(_newLine, isTrained: false);
        }
        return new MaskedTokens([.. ids], [.. trained]);

        void Append(IReadOnlyList<int> tokens, bool isTrained)
        {
            ids.AddRange(tokens);
            trained.AddRange(Enumerable.Repeat(isTrained, tokens.Count));
        }
    }

    /// <summary>The ids of a conversation that waits for the assistant's answer.</summary>
    public IReadOnlyList<int> EncodePrompt(IEnumerable<Message> messages) =>
        [.. Encode(messages).Ids, .. Header(ChatRole.Assistant)];

    private IReadOnlyList<int> Header(ChatRole role) => [_start, .. _tokenizer.Encode(role.Value + "\n", allowSpecial: false)];

    private static string? DeclaredTemplate(string path)
    {
        if (!File.Exists(path))
            return null;
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            return document.RootElement.TryGetProperty("chat_template", out var template) ? template.GetString() : null;
        }
        catch (JsonException exception)
        {
            throw new FineTuneException($"{path}:{exception.LineNumber + 1}: not valid JSON: {exception.Message}", exception);
        }
    }

    /// <summary>Templates are spelled with different white space and quotes around the same tokens.</summary>
    private static string Normal(string template) =>
        string.Concat(template.Where(character => !char.IsWhiteSpace(character))).Replace('"', '\'');
}
