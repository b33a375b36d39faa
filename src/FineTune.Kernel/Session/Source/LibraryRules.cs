using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FineTune.Kernel;

/// <summary>What script mode refuses at the top level and an ordinary library takes.</summary>
internal static class LibraryRules
{
    private static readonly SyntaxKind[] Accessibilities =
        [SyntaxKind.PublicKeyword, SyntaxKind.InternalKeyword, SyntaxKind.PrivateKeyword, SyntaxKind.ProtectedKeyword, SyntaxKind.FileKeyword];

    public static bool NeedsLibrary(MemberDeclarationSyntax member) =>
        member is BaseNamespaceDeclarationSyntax
        || member is ClassDeclarationSyntax type && type.Members.Any(inner => IsExtensionMethod(inner) || inner is ExtensionBlockDeclarationSyntax);

    /// <summary>Types go along with what needs the library, since that may use them.</summary>
    public static bool MayMove(MemberDeclarationSyntax member) =>
        member is BaseNamespaceDeclarationSyntax or BaseTypeDeclarationSyntax or DelegateDeclarationSyntax;

    /// <summary>A static class whose members could stand at the top level of a script as they are.</summary>
    public static bool IsPlainExtensionClass(MemberDeclarationSyntax member) =>
        member is ClassDeclarationSyntax { TypeParameterList: null } type
        && type.Modifiers.Any(SyntaxKind.StaticKeyword)
        && !type.Members.Any(inner => inner is ExtensionBlockDeclarationSyntax or ConstructorDeclarationSyntax);

    /// <summary>The types that are visible by name: those of the member itself, and those of its namespaces.</summary>
    public static IEnumerable<MemberDeclarationSyntax> TypesOf(MemberDeclarationSyntax member) =>
        member is BaseNamespaceDeclarationSyntax space ? space.Members.SelectMany(TypesOf) : [member];

    /// <summary>As reflection writes it: namespace, name, and the number of type parameters.</summary>
    public static string FullName(MemberDeclarationSyntax type)
    {
        var (name, parameters) = type switch
        {
            TypeDeclarationSyntax declared => (declared.Identifier.Text, declared.TypeParameterList),
            DelegateDeclarationSyntax declared => (declared.Identifier.Text, declared.TypeParameterList),
            _ => (((BaseTypeDeclarationSyntax)type).Identifier.Text, null),
        };
        return string.Join('.', [.. NamespacesAround(type), parameters is null ? name : $"{name}`{parameters.Parameters.Count}"]);
    }

    public static IEnumerable<string> NamespacesAround(MemberDeclarationSyntax member) =>
        member.AncestorsAndSelf().OfType<BaseNamespaceDeclarationSyntax>().Reverse().Select(space => space.Name.ToString());

    public static bool HasNoAccessibility(MemberDeclarationSyntax member) =>
        !member.Modifiers.Any(IsAccessibility);

    public static bool IsAccessibility(SyntaxToken modifier) => Accessibilities.Contains(modifier.Kind());

    /// <summary>Behind attributes, before modifiers and the keyword.</summary>
    public static int ModifierPosition(MemberDeclarationSyntax member) => member.AttributeLists.Count == 0
        ? member.SpanStart
        : member.AttributeLists.Last().GetLastToken().GetNextToken().SpanStart;

    private static bool IsExtensionMethod(MemberDeclarationSyntax member) =>
        member is MethodDeclarationSyntax { ParameterList.Parameters: [var first, ..] } && first.Modifiers.Any(SyntaxKind.ThisKeyword);
}
