using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace FineTune.Torch;

/// <summary>
/// A model folder as a chat client. Understands Temperature (0 is greedy, the default), TopP, TopK, Seed, MaxOutputTokens
/// (default 128), StopSequences and <see cref="ChatLogprobs"/>. Answers one request at a time; others wait.
/// </summary>
public sealed class LocalChatClient : IChatClient
{
    private readonly LlamaModel _model;
    private readonly Tokenizer _tokenizer;
    private readonly ChatTemplate _template;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly ChatClientMetadata _metadata;

    private LocalChatClient(string folder, LlamaModel model, Tokenizer tokenizer, ChatTemplate template)
    {
        (_model, _tokenizer, _template) = (model, tokenizer, template);
        _metadata = new ChatClientMetadata("FineTune", providerUri: null, Path.GetFileName(Path.TrimEndingDirectorySeparator(folder)));
    }

    /// <summary>Parameters of the model.</summary>
    public long ParameterCount => _model.ParameterCount;

    /// <summary>Loads a model folder in Hugging Face's layout.</summary>
    /// <exception cref="FineTuneException">The folder is not a model this version knows.</exception>
    public static LocalChatClient Load(string modelFolder)
    {
        var tokenizer = Tokenizer.Load(modelFolder);
        var template = ChatTemplate.Load(modelFolder, tokenizer);
        return new LocalChatClient(modelFolder, ModelFolder.Load(modelFolder), tokenizer, template);
    }

    /// <inheritdoc/>
    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        await GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    /// <inheritdoc/>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        var prompt = _template.EncodePrompt(messages.Select(message => new Message(message.Role, message.Text)));
        var settings = SettingsOf(options);
        await _turn.WaitAsync(cancellationToken);
        try
        {
            using var tokens = new TextGenerator(_model).GenerateTokens(prompt, settings, [_template.EndId], cancellationToken).GetEnumerator();
            var text = new StoppingText(options?.StopSequences ?? []);
            var decoder = new StreamingDecoder(_tokenizer);
            var logprobs = new PendingLogprobs(_tokenizer);
            var count = 0;
            // One token is one computation of some milliseconds: it runs on the thread pool so that the caller's thread stays free.
            while (!text.Stopped && await Task.Run(tokens.MoveNext, cancellationToken))
            {
                count++;
                var decoded = decoder.Append(tokens.Current.Id);
                logprobs.Add(tokens.Current, decoded.Length);
                if (text.Append(decoded) is { Length: > 0 } part)
                    yield return Update(part, logprobs.Take(part.Length));
            }
            if (text.Finish(decoder.Finish()) is { Length: > 0 } rest)
                yield return Update(rest, logprobs.Take(rest.Length));
            var isCut = !text.Stopped && (count == settings.MaxTokens || prompt.Count + count == _model.Config.ContextLength);
            yield return Last(isCut ? ChatFinishReason.Length : ChatFinishReason.Stop, prompt.Count, count);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        if (serviceKey is not null)
            return null;
        return serviceType == typeof(ChatClientMetadata) ? _metadata : serviceType.IsInstanceOfType(this) ? this : null;
    }

    public void Dispose()
    {
        _model.Dispose();
        _turn.Dispose();
    }

    private ChatResponseUpdate Update(string text, IReadOnlyList<TokenLogprob> logprobs)
    {
        var update = new ChatResponseUpdate(ChatRole.Assistant, text) { ModelId = _metadata.DefaultModelId };
        if (logprobs.Count > 0)
            update.SetLogprobs(logprobs);
        return update;
    }

    private ChatResponseUpdate Last(ChatFinishReason reason, int prompt, int completion) => new()
    {
        Role = ChatRole.Assistant,
        ModelId = _metadata.DefaultModelId,
        FinishReason = reason,
        Contents = [new UsageContent(new UsageDetails { InputTokenCount = prompt, OutputTokenCount = completion, TotalTokenCount = prompt + completion })],
    };

    private static SamplingSettings SettingsOf(ChatOptions? options)
    {
        var settings = new SamplingSettings();
        return settings with
        {
            MaxTokens = options?.MaxOutputTokens ?? settings.MaxTokens,
            Temperature = options?.Temperature ?? settings.Temperature,
            TopP = options?.TopP ?? settings.TopP,
            TopK = options?.TopK,
            Seed = options?.Seed ?? settings.Seed,
            TopLogprobs = options?.AskedForLogprobs(),
        };
    }
}
