namespace FineTune.Server;

/// <summary>Begins answers: finds the model, waits for its turn, and checks that there is room for an answer.</summary>
internal sealed class Chats(ModelCatalog catalog, ModelPool pool, TimeProvider time)
{
    /// <exception cref="ApiException">404: there is no such model. 400: the conversation fills its context. 429: too many wait.</exception>
    public async Task<ChatAnswer> BeginAsync(ChatRequest request, CancellationToken cancellationToken)
    {
        var card = catalog.Find(request.Model) ?? throw ApiException.NotFound(
            $"The model `{request.Model}` does not exist or you do not have access to it.", code: "model_not_found");
        var lease = await pool.RentAsync(card.Folder, cancellationToken);
        try
        {
            return new ChatAnswer(card, lease, request, time.GetUtcNow());
        }
        catch
        {
            await lease.DisposeAsync();
            throw;
        }
    }
}
