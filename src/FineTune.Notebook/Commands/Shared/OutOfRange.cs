namespace FineTune.Notebook;

/// <summary>A setting's own complaint about its value, in the words of a command.</summary>
internal static class OutOfRange
{
    /// <summary>"--batch-size 0: it must be greater than or equal to 1." for a property called BatchSize.</summary>
    public static FineTuneException Of(ArgumentOutOfRangeException fault)
    {
        var property = fault.ParamName ?? "";
        var option = string.Concat(property.Select((c, index) => char.IsUpper(c) ? $"{(index > 0 ? "-" : "")}{char.ToLowerInvariant(c)}" : $"{c}"));
        var rule = fault.Message.Split(" (Parameter")[0].Split('\n')[0].Replace($"{property} ('{fault.ActualValue}')", "it", StringComparison.Ordinal)
            .Replace(property, "it", StringComparison.Ordinal).Replace("'", "", StringComparison.Ordinal);
        return new($"--{option} {fault.ActualValue}: {rule}", fault);
    }
}
