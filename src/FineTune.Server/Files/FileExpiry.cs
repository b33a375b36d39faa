namespace FineTune.Server;

/// <summary>How long a file is kept: <c>expires_after</c> with anchor <c>created_at</c> and 3,600 to 2,592,000 seconds.</summary>
internal static class FileExpiry
{
    public const long LeastSeconds = 3_600;
    public const long MostSeconds = 2_592_000;

    /// <exception cref="ApiException">400.</exception>
    public static void RequireAnchor(string? anchor)
    {
        if (anchor != "created_at")
            throw ApiException.Invalid($"'{Ellipsis.Shorten(anchor ?? "", 40)}' is not one of ['created_at'] - 'expires_after.anchor'", "expires_after.anchor");
    }

    /// <summary>From a form's fields <c>expires_after[anchor]</c> and <c>expires_after[seconds]</c>; null when neither is there.</summary>
    public static long? Seconds(IReadOnlyDictionary<string, string> form)
    {
        form.TryGetValue("expires_after[anchor]", out var anchor);
        if (!form.TryGetValue("expires_after[seconds]", out var text) && anchor is null)
            return null;
        RequireAnchor(anchor);
        if (!long.TryParse(text, out var seconds))
            throw ApiException.Invalid($"'{Ellipsis.Shorten(text ?? "", 40)}' is not of type 'integer' - 'expires_after.seconds'", "expires_after.seconds");
        if (seconds < LeastSeconds)
            throw ApiException.Invalid($"{seconds} is less than the minimum of {LeastSeconds} - 'expires_after.seconds'", "expires_after.seconds");
        if (seconds > MostSeconds)
            throw ApiException.Invalid($"{seconds} is greater than the maximum of {MostSeconds} - 'expires_after.seconds'", "expires_after.seconds");
        return seconds;
    }
}
