namespace FineTune.Kernel;

/// <summary>A formatter that failed, told to the person who wrote it. The cell goes on and shows what is left.</summary>
internal static class FormatterFault
{
    public static string Describe(Exception error, object? value, string mime) => error is KernelException fault
        ? fault.Message
        : $"The formatter of {TypeName.Of(value?.GetType() ?? typeof(object))} for {mime} failed. "
            + string.Join('\n', RuntimeErrorText.Describe(error).Traceback);
}
