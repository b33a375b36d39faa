namespace FineTune.Kernel;

/// <summary>What notebooks of many languages ask for and this kernel, which is C# alone, does not run. It says so instead of failing on the syntax.</summary>
internal static class OtherLanguages
{
    public static IReadOnlyList<Magic> All { get; } =
    [
        Language("fsharp", "F#", "f#", "F#"),
        Language("pwsh", "PowerShell", "powershell"),
        Language("sql", "SQL"),
        Language("kql", "KQL"),
        Language("http", "HTTP"),
        Absent("share", "shares values between languages. Here is C# alone, and cells share their variables as they are"),
        Absent("connect", "connects to another kernel. Here is C# alone; use a package for what you want to reach"),
    ];

    private static Magic Language(string name, string language, params string[] aliases) => new()
    {
        Name = name,
        Description = $"Is not run: this kernel is C# alone ({language}).",
        Aliases = aliases,
        IgnoresArguments = true,
        TakesBody = true,
        Handler = _ => throw new KernelException($"{language} (#!{name}) is not run: this kernel is C# alone. Write it in C#, or remove the lines."),
    };

    private static Magic Absent(string name, string what) => new()
    {
        Name = name,
        Description = "Is not there: this kernel is C# alone.",
        IgnoresArguments = true,
        Handler = _ => throw new KernelException($"#!{name} {what}. Remove the line."),
    };
}
