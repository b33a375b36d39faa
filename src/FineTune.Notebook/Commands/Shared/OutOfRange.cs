namespace FineTune.Notebook;

/// <summary>A setting's own complaint about its value, in the words of a command.</summary>
internal static class OutOfRange
{
    /// <summary>"--batch-size 0: must be at least 1." for a property called BatchSize.</summary>
    public static FineTuneException Of(ArgumentOutOfRangeException fault)
    {
        var option = string.Concat((fault.ParamName ?? "").Select((c, index) => char.IsUpper(c) ? $"{(index > 0 ? "-" : "")}{char.ToLowerInvariant(c)}" : $"{c}"));
        return new($"--{option} {fault.ActualValue}: {fault.Message.Split('\n', '(')[0].Trim()}", fault);
    }
}
