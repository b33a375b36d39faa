namespace FineTune.Server;

/// <summary>The one place where exceptions become answers. What the client cannot mend tells nothing of the inside.</summary>
internal static class ErrorMapper
{
    public static ApiException Map(Exception exception) => exception switch
    {
        ApiException api => api,
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => new(StatusCodes.Status413PayloadTooLarge, "The request is too large."),
        BadHttpRequestException bad => new(bad.StatusCode, "The request is not valid HTTP, or ended too early."),
        _ when DiskFull.IsCauseOf(exception) => new(StatusCodes.Status507InsufficientStorage, DiskFull.Message),
        _ => new(StatusCodes.Status500InternalServerError, "The server had an error while processing your request. Its log says which."),
    };
}
