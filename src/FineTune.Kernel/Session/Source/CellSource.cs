using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FineTune.Kernel;

/// <summary>
/// A cell's C# made ready for Roslyn's script mode, which lacks part of the language: <c>using</c> declarations, <c>await (…)</c> and
/// <c>file</c> types are spelled so that it takes them; namespaces and extension classes go to a <see cref="Library"/> of their own.
/// The text is read as a program with top-level statements, where all of this is ordinary.
/// </summary>
internal sealed partial class CellSource
{
    private readonly string _code;
    private readonly CompilationUnitSyntax _program;
    private readonly MemberDeclarationSyntax[] _library;

    private CellSource(string code, CompilationUnitSyntax program)
    {
        _code = code;
        _program = program;
        _library = program.Members.Any(LibraryRules.NeedsLibrary) ? [.. program.Members.Where(LibraryRules.MayMove)] : [];
        DisposedVariables = [.. UsingDeclarations.SelectMany(use => use.Declaration.Variables).Select(variable => variable.Identifier.Text)];
        Script = new EditedText(code, ScriptEdits());
        Library = _library.Length > 0 ? new EditedText(code, LibraryEdits()) : null;
    }

    /// <summary>What is compiled as a script.</summary>
    public EditedText Script { get; }

    /// <summary>The same text with every character in its place, for help while typing.</summary>
    public EditedText InPlace => new(_code, SpellingEdits().Where(edit => edit.Replacement.Length == edit.Length));

    /// <summary>What is compiled as a library before it; null when there is nothing of the kind.</summary>
    public EditedText? Library { get; }

    /// <summary>Variables of <c>using</c> declarations at the top level of the cell.</summary>
    public IReadOnlyList<string> DisposedVariables { get; }

    /// <summary>The namespaces that the library declares.</summary>
    public IEnumerable<string> Namespaces => _library
        .SelectMany(member => member.DescendantNodesAndSelf().OfType<BaseNamespaceDeclarationSyntax>())
        .Select(space => string.Join('.', LibraryRules.NamespacesAround(space)))
        .Distinct();

    /// <summary>Full names of the types that the library declares.</summary>
    public IEnumerable<string> LibraryTypes => _library.SelectMany(LibraryRules.TypesOf).Select(LibraryRules.FullName);

    public static CellSource Read(string code) => new(
        code,
        MayNeedEdits().IsMatch(code)
            ? CSharpSyntaxTree.ParseText(code, CellParsing.ProgramOptions).GetCompilationUnitRoot()
            : SyntaxFactory.CompilationUnit());

    /// <summary>
    /// The cell with the methods of its extension classes at the top level, where script mode takes them too: for extensions of types
    /// that other cells declared, which a library cannot see. Null when there is more than such classes.
    /// </summary>
    public EditedText? WithLiftedExtensions()
    {
        if (!_library.All(LibraryRules.IsPlainExtensionClass))
            return null;
        var frames = _library.Cast<ClassDeclarationSyntax>().SelectMany(type => (TextEdit[])
        [
            TextEdit.Blank(_code, type.SpanStart, type.OpenBraceToken.Span.End - type.SpanStart),
            Blank(type.CloseBraceToken),
            // Types of a script are not public, so methods that take them cannot be.
            .. type.Members.SelectMany(member => member.Modifiers).Where(LibraryRules.IsAccessibility).Select(Blank),
        ]);
        return new EditedText(_code, [.. frames, .. SpellingEdits()]);
    }

    private IEnumerable<LocalDeclarationStatementSyntax> UsingDeclarations => _program.Members.OfType<GlobalStatementSyntax>()
        .Select(member => member.Statement).OfType<LocalDeclarationStatementSyntax>()
        .Where(local => local.UsingKeyword.IsKind(SyntaxKind.UsingKeyword));

    private IEnumerable<TextEdit> ScriptEdits() =>
        [.. _library.Select(member => TextEdit.Blank(_code, member.SpanStart, member.Span.Length)), .. SpellingEdits()];

    private IEnumerable<TextEdit> SpellingEdits() =>
    [
        .. UsingDeclarations.SelectMany(use => (SyntaxToken[])[use.AwaitKeyword, use.UsingKeyword]).Where(token => token.Span.Length > 0).Select(Blank),
        .. _program.Members.Except(_library).OfType<BaseTypeDeclarationSyntax>()
            .SelectMany(type => type.Modifiers).Where(modifier => modifier.IsKind(SyntaxKind.FileKeyword)).Select(Blank),
        .. AwaitedParentheses().SelectMany(WrapOperand),
    ];

    private TextEdit Blank(SyntaxToken token) => TextEdit.Blank(_code, token.SpanStart, token.Span.Length);

    /// <summary>
    /// In script mode <c>await (</c> at the top level is read as a call of a method named await. With <c>unchecked( … )</c>, which is
    /// the default and changes nothing, around what is awaited it is not.
    /// </summary>
    private IEnumerable<AwaitExpressionSyntax> AwaitedParentheses() => _program.Members.Except(_library).OfType<GlobalStatementSyntax>()
        .SelectMany(member => member.DescendantNodes(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)))
        .OfType<AwaitExpressionSyntax>()
        .Where(awaited => awaited.Expression.GetFirstToken().IsKind(SyntaxKind.OpenParenToken));

    private static TextEdit[] WrapOperand(AwaitExpressionSyntax awaited) =>
    [
        new(awaited.Expression.SpanStart, 0, "unchecked("),
        new(awaited.Expression.Span.End, 0, ")"),
    ];

    private IEnumerable<TextEdit> LibraryEdits() =>
    [
        .. _program.Members.Except(_library).Select(member => TextEdit.Blank(_code, member.SpanStart, member.Span.Length)),
        .. _library.SelectMany(LibraryRules.TypesOf).Where(LibraryRules.HasNoAccessibility)
            .Select(type => new TextEdit(LibraryRules.ModifierPosition(type), 0, "public ")),
    ];

    [GeneratedRegex(@"\b(namespace|this|extension|file)\b|\busing\s+[^(=;]+=|\bawait\s*\(")]
    private static partial Regex MayNeedEdits();
}
