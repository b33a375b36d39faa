namespace FineTune.Kernel;

/// <summary>Text that is of a MIME type already.</summary>
/// <param name="Value">The text.</param>
/// <param name="MimeType">What it is.</param>
/// <param name="Text">What stands for it where only plain text is shown; null to derive it.</param>
internal sealed record MimeText(string Value, string MimeType, string? Text = null)
{
    public string PlainText => Text ?? MimeType switch
    {
        "text/html" => HtmlText.Of(Value),
        "application/javascript" => "(JavaScript)",
        _ when MimeType.StartsWith("text/", StringComparison.Ordinal) || MimeTypes.IsJson(MimeType) => Value,
        _ => $"({MimeType})",
    };
}
