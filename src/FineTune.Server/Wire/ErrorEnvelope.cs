namespace FineTune.Server;

internal sealed record ErrorEnvelope(ErrorObject Error)
{
    public static ErrorEnvelope Of(ApiException exception) => new(new ErrorObject
    {
        Message = exception.Message,
        Type = exception.Type,
        Param = exception.Param,
        Code = exception.Code,
    });
}
