using System.ClientModel;
using System.ClientModel.Primitives;
using System.Text.Json;
using System.Text.Json.Nodes;
using OpenAI;

namespace FineTune.OpenAI;

/// <summary>
/// Questions and answers over the package's pipeline (key, retries, transport). Answers are read here and not by the package's types, which
/// parse numbers by the culture of the machine and throw at what services really send.
/// </summary>
internal sealed class ServiceWire
{
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(100);

    /// <summary>A model on two cores, or half a gigabyte over a slow line, takes its time.</summary>
    private static readonly TimeSpan LongestWork = TimeSpan.FromMinutes(30);

    private readonly ServiceKey _key;

    public ServiceWire(ServiceProfile profile, ServiceKey key, TimeProvider time, HttpMessageHandler? transport = null)
    {
        (Profile, _key) = (profile, key);
        var options = new OpenAIClientOptions
        {
            Endpoint = profile.Address,
            RetryPolicy = new PatientRetryPolicy(time),
            NetworkTimeout = LongestWork,
            UserAgentApplicationId = "finetune-notebooks",
        };
        if (transport is not null)
            options.Transport = new HttpClientPipelineTransport(new HttpClient(transport) { Timeout = Timeout.InfiniteTimeSpan });
        var credential = new ApiKeyCredential(key.Value);
        Client = new OpenAIClient(profile.KeyHeader == KeyHeader.ApiKey
            ? ApiKeyAuthenticationPolicy.CreateHeaderApiKeyPolicy(credential, "api-key")
            : ApiKeyAuthenticationPolicy.CreateBearerAuthorizationPolicy(credential), options);
    }

    public ServiceProfile Profile { get; }

    public OpenAIClient Client { get; }

    public Task<JsonElement> GetAsync(string path, CancellationToken cancellationToken) =>
        ReadAsync(Message("GET", path, LongestAnswer, cancellationToken));

    public Task<JsonElement> DeleteAsync(string path, CancellationToken cancellationToken) =>
        ReadAsync(Message("DELETE", path, LongestAnswer, cancellationToken));

    /// <summary>Without a body.</summary>
    public Task<JsonElement> PostAsync(string path, CancellationToken cancellationToken) =>
        ReadAsync(Message("POST", path, LongestAnswer, cancellationToken));

    /// <summary>Sent again only when the service says that it did nothing.</summary>
    public Task<JsonElement> PostOnceAsync(string path, JsonObject body, CancellationToken cancellationToken)
    {
        var message = Message("POST", path, LongestAnswer, cancellationToken);
        message.Request.Headers.Set("Content-Type", "application/json");
        message.Request.Content = BinaryContent.Create(BinaryData.FromString(body.ToJsonString()));
        PatientRetryPolicy.OnlyOnce(message);
        return ReadAsync(message);
    }

    public Task<JsonElement> UploadAsync(string path, MultipartUpload form, CancellationToken cancellationToken)
    {
        var message = Message("POST", path, LongestWork, cancellationToken);
        message.Request.Headers.Set("Content-Type", form.ContentType);
        message.Request.Content = form;
        return ReadAsync(message);
    }

    public Task<BinaryData> DownloadAsync(string path, CancellationToken cancellationToken) =>
        SendAsync(Message("GET", path, LongestWork, cancellationToken));

    /// <summary>Takes the key out of a text.</summary>
    public string Redact(string text) => _key.Redact(text);

    public ServiceFault Fault(int status, ReadOnlyMemory<byte> body) => new(status, Redact(ErrorText.Of(Profile, status, body)));

    public ServiceFault NoAnswer(Exception exception)
    {
        var cause = exception is AggregateException { InnerExceptions: [.., var last] } ? last : exception;
        return new(Redact($"{Profile.Name} at {Profile.Address} does not answer: {cause.Message.TrimEnd('.', ' ')}. Check that it runs and that this machine can reach it."), cause);
    }

    private PipelineMessage Message(string method, string path, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var message = Client.Pipeline.CreateMessage();
        message.Request.Method = method;
        message.Request.Uri = new Uri($"{Profile.Address.AbsoluteUri.TrimEnd('/')}/{path}");
        message.Request.Headers.Set("Accept", "application/json");
        message.NetworkTimeout = timeout;
        message.Apply(new RequestOptions { CancellationToken = cancellationToken });
        return message;
    }

    private async Task<JsonElement> ReadAsync(PipelineMessage message)
    {
        var answer = await SendAsync(message);
        try
        {
            return JsonElement.Parse(answer.ToMemory().Span);
        }
        catch (JsonException exception)
        {
            var text = Redact(Ellipsis.OneLine(answer.ToString(), 200));
            throw new FineTuneException($"{Profile.Name} at {Profile.Address} does not answer in JSON but with: {text} Check the address; it mostly ends in /v1.", exception);
        }
    }

    private async Task<BinaryData> SendAsync(PipelineMessage message)
    {
        using (message)
        {
            try
            {
                await Client.Pipeline.SendAsync(message);
            }
            catch (Exception exception) when (IsNoAnswer(exception) && !message.CancellationToken.IsCancellationRequested)
            {
                throw NoAnswer(exception);
            }
            var response = message.Response!;
            return response.Status is >= 200 and < 300 ? response.Content : throw Fault(response.Status, response.Content.ToMemory());
        }
    }

    /// <summary>The pipeline wraps one exception per try, and tells its own timeout as a cancellation.</summary>
    public static bool IsNoAnswer(Exception exception) =>
        exception is HttpRequestException or IOException or OperationCanceledException or ClientResultException { Status: 0 }
        || exception is AggregateException aggregate && aggregate.InnerExceptions.All(IsNoAnswer);
}
