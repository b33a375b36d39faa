using System.Reflection;

namespace FineTune.Kernel;

/// <summary>An exception as a person in front of a notebook wants it: what, why, and the way through their own code.</summary>
internal static class RuntimeErrorText
{
    public static ErrorMessage Describe(Exception exception)
    {
        var error = Unwrap(exception);
        return new ErrorMessage { Name = NameOf(error), Value = error.Message, Traceback = [.. Lines(error)] };
    }

    /// <summary>A fault of the kernel's own rules, told without a stack trace.</summary>
    public static ErrorMessage Describe(KernelException error, int cell) => new()
    {
        Name = nameof(KernelException),
        Value = error.Message,
        Traceback = [$"cell {cell}: {error.Message}"],
    };

    public static ErrorMessage Interrupted(int cell) => new()
    {
        Name = ErrorMessage.Interrupted,
        Value = "The cell was interrupted.",
        Traceback = [$"{ErrorMessage.Interrupted}: cell {cell} was interrupted."],
    };

    public static ErrorMessage LeftBehind(int cell) => new()
    {
        Name = ErrorMessage.Interrupted,
        Value = "The cell was left behind.",
        Traceback = [$"{ErrorMessage.Interrupted}: cell {cell} could not be stopped and was left behind. It goes on in the background; its variables are lost."],
    };

    private static IEnumerable<string> Lines(Exception exception)
    {
        yield return $"{NameOf(exception)}: {exception.Message}";
        foreach (var frame in StackTraceText.Trim(exception.StackTrace))
            yield return "   " + frame;

        var causes = exception is AggregateException aggregate ? aggregate.InnerExceptions : (IEnumerable<Exception?>)[exception.InnerException];
        foreach (var line in causes.OfType<Exception>().SelectMany(Lines).Select((line, index) => index == 0 ? "Caused by " + line : line))
            yield return line;
    }

    /// <summary>What was thrown, without the wrapping of reflection (a formatter that failed) or of one awaited task.</summary>
    private static Exception Unwrap(Exception exception) => exception switch
    {
        TargetInvocationException { InnerException: { } inner } => Unwrap(inner),
        AggregateException { InnerExceptions: [var only] } => Unwrap(only),
        _ => exception,
    };

    private static string NameOf(Exception exception) => exception.GetType() is var type && type.FullName is { } name
        ? name[(name.LastIndexOf('+') + 1)..]
        : type.Name;
}
