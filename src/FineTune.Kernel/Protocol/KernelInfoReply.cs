namespace FineTune.Kernel;

/// <summary>What this kernel is. Made without touching the compiler, since front ends wait for it before anything else.</summary>
public sealed record KernelInfoReply : KernelReply
{
    public const string Protocol = "5.4";
    private const string Project = "https://learn.microsoft.com/dotnet/csharp/";

    private static string Version { get; } = typeof(KernelInfoReply).Assembly.GetName().Version?.ToString(3) ?? "0";

    public string ProtocolVersion { get; } = Protocol;
    public string Implementation { get; } = "finetune-csharp";
    public string ImplementationVersion { get; } = Version;
    public LanguageInfo LanguageInfo { get; } = new();
    public string Banner { get; } = $"C# on .NET {Environment.Version}, FineTune kernel {Version}";
    public IReadOnlyList<HelpLink> HelpLinks { get; } =
    [
        new("C# guide", Project),
        new(".NET API browser", "https://learn.microsoft.com/dotnet/api/"),
    ];

    /// <summary>Optional parts of the protocol; a debugger would be named here.</summary>
    public IReadOnlyList<string> SupportedFeatures { get; } = [];
}

/// <summary>By these names front ends choose how to colour and export C#.</summary>
public sealed record LanguageInfo
{
    public string Name { get; } = "C#";
    public string Version { get; } = "14.0";
    public string Mimetype { get; } = "text/x-csharp";
    public string FileExtension { get; } = ".cs";
    public string PygmentsLexer { get; } = "csharp";
    public string CodemirrorMode { get; } = "text/x-csharp";
    public string NbconvertExporter { get; } = "script";
}

public sealed record HelpLink(string Text, string Url);
