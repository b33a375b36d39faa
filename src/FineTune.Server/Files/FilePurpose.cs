namespace FineTune.Server;

/// <summary>What a file may be uploaded for. Only fine-tuning has a use here; the others are kept and given back.</summary>
internal static class FilePurpose
{
    public const string FineTune = "fine-tune";

    /// <summary>Made by the service.</summary>
    public const string Results = "fine-tune-results";

    private static readonly string[] Known = [FineTune, "assistants", "batch", "user_data", "vision", "evals"];

    /// <exception cref="ApiException">400 with the words of the real API.</exception>
    public static string Require(string? purpose)
    {
        if (purpose is null)
            throw ApiException.Invalid("'purpose' is a required property", "purpose");
        return Known.Contains(purpose)
            ? purpose
            : throw ApiException.Invalid($"'{Ellipsis.Shorten(purpose, 60)}' is not one of [{string.Join(", ", Known.Select(known => $"'{known}'"))}] - 'purpose'", "purpose");
    }
}
