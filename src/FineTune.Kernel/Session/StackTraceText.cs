using System.Text.RegularExpressions;

namespace FineTune.Kernel;

/// <summary>
/// A stack trace without the machinery below the cell (Roslyn, reflection, async plumbing, this kernel), and with the names that the
/// compiler made up turned back into what was written.
/// </summary>
internal static partial class StackTraceText
{
    private static readonly string[] Machinery =
    [
        "Microsoft.CodeAnalysis.", "Microsoft.DotNet.Interactive.", "FineTune.Kernel.", "System.Reflection.", "System.RuntimeMethodHandle.",
        "System.Runtime.CompilerServices.", "System.Runtime.ExceptionServices.", "System.Runtime.ControlledExecution.", "System.Threading.ExecutionContext.",
        "System.Threading.Tasks.Task.", "System.Threading.Tasks.AwaitTaskContinuation.", "InvokeStub_",
    ];

    public static IEnumerable<string> Trim(string? stackTrace)
    {
        foreach (var line in (stackTrace ?? "").Split('\n'))
        {
            if (FramePattern().Match(line.TrimEnd('\r')) is { Success: true } frame && !IsMachinery(frame.Groups["method"].Value))
                yield return $"at {MethodOf(frame.Groups["method"].Value)}{PlaceOf(frame)}";
        }
    }

    private static bool IsMachinery(string method) => Machinery.Any(prefix => method.StartsWith(prefix, StringComparison.Ordinal));

    private static string MethodOf(string method)
    {
        var name = SubmissionPattern().Replace(method, "");
        if (LambdaPattern().IsMatch(name))
            return "lambda";
        return name.StartsWith("<<Initialize>>", StringComparison.Ordinal) || name.StartsWith("<Initialize>", StringComparison.Ordinal)
            ? "top level"
            : name.TrimStart('.');
    }

    private static string PlaceOf(Match frame) =>
        frame.Groups["file"] is { Success: true } file ? $" in {file.Value}, line {frame.Groups["line"].Value}" : "";

    [GeneratedRegex(@"^\s+at (?<method>.+?)( in (?<file>.+):line (?<line>\d+))?$")]
    private static partial Regex FramePattern();

    [GeneratedRegex(@"^Submission#\d+\.?")]
    private static partial Regex SubmissionPattern();

    [GeneratedRegex(@"<>c(__DisplayClass\w+)?\.|\.<>c")]
    private static partial Regex LambdaPattern();
}
