namespace FineTune.Kernel;

/// <summary>Exit codes in words.</summary>
internal static class ExitCode
{
    public static string Describe(int code) => Meaning(code) is { } meaning ? $"exit code {Number(code)}: {meaning}" : $"exit code {Number(code)}";

    private static string Number(int code) => code < 0 ? $"0x{code:X8}" : $"{code}";

    private static string? Meaning(int code) => code switch
    {
        0 => "it ended itself, as Environment.Exit does",
        128 + 4 => "illegal instruction",
        128 + 6 => "aborted, by an unhandled exception or a failed check in native code",
        128 + 7 => "bus error",
        128 + 8 => "arithmetic error in native code",
        128 + 9 => "killed, by a person or because memory ran out",
        128 + 11 => "segmentation fault",
        128 + 15 => "terminated",
        unchecked((int)0xC0000005) => "access violation",
        unchecked((int)0xC00000FD) => "stack overflow",
        unchecked((int)0xE0434352) => "unhandled exception",
        _ => null,
    };
}
