using System.Text.Json;

namespace FineTune.OpenAI;

/// <summary>The error of an answer, <c>{"error":{"message","type","param","code"}}</c>, as a sentence with what to do next.</summary>
internal static class ErrorText
{
    private const int Longest = 500;

    public static string Of(ServiceProfile profile, int status, ReadOnlyMemory<byte> body) =>
        $"{profile.Name} answers: {Said(body).TrimEnd('.', ' ')} (HTTP {status}{Details(body)}). {WhatToDo(profile, status)}";

    public static JobError? Read(JsonElement error) => error.Text("message") is { } message
        ? new JobError(error.Text("code"), message, error.Text("param"))
        : error.Text("code") is { } code ? new JobError(code, code, error.Text("param")) : null;

    public static string Said(ReadOnlyMemory<byte> body) =>
        Parse(body)?.Message is { } message ? message : body.Length == 0 ? "nothing" : Ellipsis.OneLine(System.Text.Encoding.UTF8.GetString(body.Span), Longest);

    /// <summary>", invalid_file_format, training_file", or nothing.</summary>
    private static string Details(ReadOnlyMemory<byte> body) =>
        string.Concat(new[] { Parse(body)?.Code, Parse(body)?.Param }.OfType<string>().Select(word => $", {word}"));

    private static JobError? Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.Member("error") is { } error ? Read(error) : null;
        }
        catch (JsonException)
        {
            return null; // A proxy's page, for example; it is shown as it is.
        }
    }

    private static string WhatToDo(ServiceProfile profile, int status) => status switch
    {
        401 or 403 => $"Check the key ({string.Join(", ", profile.KeyVariables)}) and what it may do.",
        404 => $"Check the name or id, and that it belongs to the account at {profile.Address}.",
        413 => "Upload a smaller file.",
        429 => "Wait, or look at the limits of the account.",
        >= 500 => "The service has a fault of its own; try again later.",
        _ => "Change what is named and try again.",
    };
}
