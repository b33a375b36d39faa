using Microsoft.CodeAnalysis;

namespace FineTune.Kernel;

/// <summary>Symbols in the words of front ends.</summary>
internal static class SymbolWords
{
    /// <summary>The word by which front ends choose an icon.</summary>
    public static string KindOf(ISymbol symbol) => symbol switch
    {
        INamedTypeSymbol type => KindOf(type.TypeKind),
        IMethodSymbol => "method",
        IPropertySymbol => "property",
        IEventSymbol => "event",
        INamespaceSymbol => "namespace",
        IParameterSymbol => "parameter",
        IFieldSymbol { ContainingType.TypeKind: TypeKind.Enum } => "enumMember",
        IFieldSymbol { IsConst: true } => "constant",
        IFieldSymbol { ContainingType.IsScriptClass: true } or ILocalSymbol or IRangeVariableSymbol => "variable",
        IFieldSymbol => "field",
        ITypeParameterSymbol => "typeParameter",
        _ => "text",
    };

    private static string KindOf(TypeKind kind) => kind switch
    {
        TypeKind.Struct => "struct",
        TypeKind.Interface => "interface",
        TypeKind.Enum => "enum",
        TypeKind.Delegate => "delegate",
        _ => "class",
    };

    public static CandidateRank RankOf(ISymbol symbol) => symbol switch
    {
        ILocalSymbol or IParameterSymbol or IRangeVariableSymbol => CandidateRank.Local,
        INamedTypeSymbol or ITypeParameterSymbol => CandidateRank.Type,
        INamespaceSymbol => CandidateRank.Namespace,
        _ => CandidateRank.Member,
    };

    /// <summary>Not made by the compiler, not hidden from lists by its author.</summary>
    public static bool IsOffered(ISymbol symbol) =>
        symbol.CanBeReferencedByName && !IsMadeByCompiler(symbol) && !symbol.GetAttributes().Any(HidesFromLists);

    private static bool IsMadeByCompiler(ISymbol symbol) => symbol is not IFieldSymbol { ContainingType.IsTupleType: true }
        && (symbol.IsImplicitlyDeclared || symbol is IMethodSymbol { MethodKind: MethodKind.Destructor });

    private static bool HidesFromLists(AttributeData attribute) =>
        attribute is { AttributeClass.Name: "EditorBrowsableAttribute", ConstructorArguments: [{ Value: (int)System.ComponentModel.EditorBrowsableState.Never }] };
}
