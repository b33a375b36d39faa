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

    /// <summary>
    /// Reads the template that belongs to a model folder (chat_template.jinja, else tokenizer_config.json) and refuses those it does
    /// not know. A folder without a template is taken as ChatML when its tokenizer has ChatML's tokens.
    /// </summary>
    public static ChatTemplate Load(string modelFolder, Tokenizer tokenizer)
    {
        if (DeclaredTemplate.Read(modelFolder) is { } declared && !declared.IsSameAs(ChatMl))
            throw new FineTuneException(
                $"{declared.Path}: the chat template is not known to this version; known: ChatML. It begins: {declared.Beginning} "
                + "Choose a model that was made for ChatML, or put ChatML there if its conversations are written so.");
        if (tokenizer.TokenId(StartToken) is not { } start || tokenizer.TokenId(EndToken) is not { } end)
            throw new FineTuneException(
                $"{modelFolder}: the tokenizer has no {StartToken} and {EndToken}, so conversations cannot be written as ChatML. Choose a model that has them.");
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
}
