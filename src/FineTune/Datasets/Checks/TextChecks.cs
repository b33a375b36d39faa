using System.Globalization;
using System.Text;
using Microsoft.Extensions.AI;

namespace FineTune;

internal static class TextChecks
{
    public static IEnumerable<Finding> EmptyAnswer(Dataset dataset) => DatasetCheck.Where(
        dataset, example => Answers(example).Any(string.IsNullOrWhiteSpace), Severity.Error, "empty-answer",
        count => $"{DatasetCheck.Examples(count)} with an empty assistant message: the model would learn to say nothing. Write the answer or remove the row.");

    public static IEnumerable<Finding> OuterWhiteSpace(Dataset dataset) => DatasetCheck.Where(
        dataset, example => Answers(example).Any(HasOuterWhiteSpace), Severity.Warning, "outer-white-space",
        count => $"{DatasetCheck.Examples(count)} with white space before or after an assistant message: the model learns it too. Trim.");

    public static IEnumerable<Finding> InvisibleCharacters(Dataset dataset) => DatasetCheck.Where(
        dataset, example => example.Messages.Any(message => message.Content.EnumerateRunes().Any(IsInvisible)), Severity.Warning, "invisible-characters",
        count => $"{DatasetCheck.Examples(count)} with control, zero-width or text-direction characters, which no reader sees and the model learns. Remove them.");

    public static IEnumerable<Finding> BrokenCharacters(Dataset dataset) => DatasetCheck.Where(
        dataset, example => example.Messages.Any(message => message.Content.Contains('\uFFFD')), Severity.Warning, "broken-characters",
        count => $"{DatasetCheck.Examples(count)} with the replacement character \uFFFD: text was read in a wrong encoding before. Restore it from its source.");

    private static IEnumerable<string> Answers(ChatExample example) =>
        example.Messages.Where(message => message.Role == ChatRole.Assistant).Select(message => message.Content);

    private static bool HasOuterWhiteSpace(string text) =>
        text.Length > 0 && (char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1])) && !string.IsNullOrWhiteSpace(text);

    /// <summary>Line breaks and tabs are layout; joiners make emoji families and Persian words.</summary>
    private static bool IsInvisible(Rune rune) => rune.Value is not ('\n' or '\r' or '\t' or 0x200C or 0x200D)
        && Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format;
}
