using System.Globalization;
using System.Security.Cryptography;

namespace FineTune.Server;

/// <summary>What every request passes through: headers, host name, rate, key, and the envelope for whatever goes wrong.</summary>
internal sealed partial class ApiPipeline(HostNames hosts, ApiKey key, RequestRate rate, TimeProvider time, ILogger<ApiPipeline> logger)
{
    /// <summary>Routes that answer without a key carry this.</summary>
    public sealed record Open;

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        WriteHeaders(context);
        try
        {
            hosts.Require(context.Request);
            rate.Take();
            if (context.GetEndpoint()?.Metadata.GetMetadata<Open>() is null)
                key.Require(context.Request);
            await next(context);
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested)
        {
            context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest; // Nobody reads it, but the log does.
        }
        catch (Exception exception)
        {
            await AnswerAsync(context, exception);
        }
    }

    private async Task AnswerAsync(HttpContext context, Exception exception)
    {
        var error = ErrorMapper.Map(exception);
        if (error.Status >= StatusCodes.Status500InternalServerError)
            LogFailure(logger, exception, context.GetEndpoint()?.DisplayName);
        if (context.Response.HasStarted)
        {
            context.Abort();
            return;
        }
        if (error.RetryAfter is { } wait)
            context.Response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        // A second try of a request that failed inside would only do its work twice.
        if (error.Status is StatusCodes.Status500InternalServerError or StatusCodes.Status507InsufficientStorage)
            context.Response.Headers["x-should-retry"] = "false";
        await TypedResults.Json(ErrorEnvelope.Of(error), WireJson.Readable.ErrorEnvelope, statusCode: error.Status).ExecuteAsync(context);
    }

    private void WriteHeaders(HttpContext context)
    {
        var started = time.GetTimestamp();
        var headers = context.Response.Headers;
        headers["x-request-id"] = $"req_{RandomNumberGenerator.GetHexString(32, lowercase: true)}";
        headers["openai-version"] = "2020-10-01";
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        context.Response.OnStarting(() =>
        {
            headers["openai-processing-ms"] = time.GetElapsedTime(started).TotalMilliseconds.ToString("F0", CultureInfo.InvariantCulture);
            return Task.CompletedTask;
        });
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Endpoint} failed.")]
    private static partial void LogFailure(ILogger logger, Exception exception, string? endpoint);
}
