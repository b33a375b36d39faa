using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FineTune.Kernel;

/// <summary>Completes files and folders in string literals that look like a path.</summary>
internal static class StringPaths
{
    private static readonly string[] Verbs =
        ["Load", "Read", "Open", "Write", "Save", "Append", "Copy", "Move", "Delete", "Exists", "Combine", "Enumerate", "GetFiles", "Import", "From"];

    /// <summary>Null when the cursor is not in a string.</summary>
    public static CompletionList? Complete(string code, int position, string workingDirectory)
    {
        var token = CSharpSyntaxTree.ParseText(code, CellParsing.Options).GetRoot().FindToken(Math.Max(0, position - 1));
        if (!token.IsKind(SyntaxKind.StringLiteralToken) || ContentStart(token) is not { } start || position < start || position > ContentEnd(token))
            return null;
        var typed = code[start..position];
        var isPath = LooksLikePath(typed) || IsArgumentOfFileCall(token);
        var name = position - typed.Length + FolderEntries.NameStart(typed);
        return new CompletionList { Start = name, End = position, Items = isPath ? FolderEntries.For(Unescape(token, typed), workingDirectory) : [] };
    }

    /// <summary>Behind the opening quote of <c>"</c> or <c>@"</c>.</summary>
    private static int? ContentStart(SyntaxToken token) => token.SpanStart + token.Text.IndexOf('"') + 1;

    private static int ContentEnd(SyntaxToken token) =>
        token.Text.Length > 1 && token.Text.EndsWith('"') && token.Text.IndexOf('"') != token.Text.Length - 1 ? token.Span.End - 1 : token.Span.End;

    private static string Unescape(SyntaxToken token, string typed) =>
        token.Text.StartsWith('@') ? typed : typed.Replace(@"\\", "/", StringComparison.Ordinal);

    private static bool LooksLikePath(string typed) =>
        typed.IndexOfAny(['/', '\\']) >= 0 && !typed.Contains("://", StringComparison.Ordinal) && !typed.Contains(' ', StringComparison.Ordinal);

    /// <summary>An argument of a call like File.ReadAllText, model.Load or new FileInfo. Told by its name alone: the string is asked about at every key.</summary>
    private static bool IsArgumentOfFileCall(SyntaxToken token) => token.Parent is { Parent: ArgumentSyntax { Parent.Parent: { } call } } && call switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } =>
            access.Expression.ToString() is "File" or "Directory" or "Path" || Verbs.Any(verb => access.Name.Identifier.Text.StartsWith(verb, StringComparison.Ordinal)),
        InvocationExpressionSyntax { Expression: SimpleNameSyntax name } => Verbs.Any(verb => name.Identifier.Text.StartsWith(verb, StringComparison.Ordinal)),
        ObjectCreationExpressionSyntax { Type: { } type } =>
            type.ToString() is "FileInfo" or "DirectoryInfo" or "FileStream" or "StreamReader" or "StreamWriter",
        _ => false,
    };
}
