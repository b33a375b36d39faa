namespace FineTune.Kernel;

/// <summary>The magics that every session knows.</summary>
internal static class BuiltInMagics
{
    /// <summary>The magic that says: what follows is C#.</summary>
    public const string CSharp = "csharp";

    public static IReadOnlyList<Magic> All { get; } =
    [
        .. HelpMagics.All,
        .. StateMagics.All,
        .. TextMagics.All,
        .. OtherLanguages.All,
        ImportMagic.Record,
        SetMagic.Record,
        SetMagic.Text,
        ShellMagic.Record,
        TimeMagic.Record,
    ];
}
