using System.Security.Cryptography;

namespace FineTune.Server;

/// <summary>New ids of the lengths that clients have seen. They double as file names, so their alphabet is safe everywhere.</summary>
internal static class WireId
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private const string Hexadecimal = "0123456789abcdef";

    public static string File() => $"file-{Random(Letters, 22)}";
    public static string Job() => $"ftjob-{Random(Letters, 24)}";
    public static string Event() => $"ftevent-{Random(Letters, 24)}";
    public static string Checkpoint() => $"ftckpt_{Random(Letters, 24)}";
    public static string Upload() => $"upload_{Random(Hexadecimal, 32)}";
    public static string Part() => $"part_{Random(Hexadecimal, 32)}";
    public static string Completion() => $"chatcmpl-{Random(Letters, 29)}";

    public static string Response() => $"resp_{Random(Hexadecimal, 48)}";
    public static string Message() => $"msg_{Random(Hexadecimal, 48)}";

    /// <summary>The last part of a fine-tuned model's name.</summary>
    public static string ModelTail() => Random(Letters, 8);

    private static string Random(string alphabet, int length) => RandomNumberGenerator.GetString(alphabet, length);
}
