using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace FineTune.Kernel;

/// <summary>The C# that cells are written in.</summary>
internal static class CellParsing
{
    public const LanguageVersion Language = LanguageVersion.Preview;

    /// <summary>The newest version that is no preview, which cells may use in addition.</summary>
    public static string Version => LanguageVersion.Latest.MapSpecifiedToEffectiveVersion().ToDisplayString();

    public static CSharpParseOptions Options { get; } = new(Language, kind: SourceCodeKind.Script);

    /// <summary>The same language as a program with top-level statements.</summary>
    public static CSharpParseOptions ProgramOptions { get; } = new(Language, kind: SourceCodeKind.Regular);
}
