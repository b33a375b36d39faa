using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace FineTune.Kernel;

/// <summary>The C# that cells are written in.</summary>
internal static class CellParsing
{
    public const LanguageVersion Language = LanguageVersion.Preview;

    public static CSharpParseOptions Options { get; } = new(Language, kind: SourceCodeKind.Script);
}
