namespace FineTune.Server;

/// <summary>The response to one request, as it is before and after its one message.</summary>
internal sealed class ResponseMaker(ResponseRequest request, ChatAnswer answer, TimeProvider time)
{
    private const string InProgress = "in_progress", Completed = "completed", Incomplete = "incomplete";
    private readonly string _id = WireId.Response();

    public string MessageId { get; } = WireId.Message();

    /// <summary>What ended the answer is known when its parts have come.</summary>
    private string EndStatus => answer.FinishReason == "length" ? Incomplete : Completed;

    public ResponseObject Begun() => Make(InProgress, [], usage: null);

    public ResponseObject Ended() => Make(EndStatus, [EndedMessage()], new ResponseUsageObject
    {
        InputTokens = answer.Usage.PromptTokens,
        OutputTokens = answer.Usage.CompletionTokens,
        TotalTokens = answer.Usage.TotalTokens,
    });

    public ResponseMessageObject BegunMessage() => new() { Id = MessageId, Status = InProgress, Content = [] };

    public ResponseMessageObject EndedMessage() => new() { Id = MessageId, Status = EndStatus, Content = [new OutputTextObject(answer.Text)] };

    private ResponseObject Make(string status, IReadOnlyList<ResponseMessageObject> output, ResponseUsageObject? usage) => new()
    {
        Id = _id,
        CreatedAt = answer.CreatedAt,
        Status = status,
        CompletedAt = status == Completed ? time.GetUtcNow().ToUnixTimeSeconds() : null,
        IncompleteDetails = status == Incomplete ? new IncompleteDetails("max_output_tokens") : null,
        Instructions = request.Instructions,
        MaxOutputTokens = request.MaxOutputTokens,
        Model = answer.Model,
        Output = output,
        Temperature = request.Chat.Temperature,
        TopP = request.Chat.TopP,
        Usage = usage,
        Metadata = request.Metadata,
    };
}
