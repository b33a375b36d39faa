using Microsoft.CodeAnalysis;

namespace FineTune.Kernel;

/// <summary>Symbols as a reader of C# would write them.</summary>
internal static class SymbolSignature
{
    private static readonly SymbolDisplayFormat Format = new(
        SymbolDisplayGlobalNamespaceStyle.Omitted,
        SymbolDisplayTypeQualificationStyle.NameAndContainingTypes,
        SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeTypeConstraints | SymbolDisplayGenericsOptions.IncludeVariance,
        SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeRef
            | SymbolDisplayMemberOptions.IncludeConstantValue | SymbolDisplayMemberOptions.IncludeContainingType,
        SymbolDisplayDelegateStyle.NameAndSignature,
        SymbolDisplayExtensionMethodStyle.InstanceMethod,
        SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeDefaultValue
            | SymbolDisplayParameterOptions.IncludeParamsRefOut | SymbolDisplayParameterOptions.IncludeExtensionThis,
        SymbolDisplayPropertyStyle.ShowReadWriteDescriptor,
        SymbolDisplayLocalOptions.IncludeType | SymbolDisplayLocalOptions.IncludeConstantValue | SymbolDisplayLocalOptions.IncludeRef,
        SymbolDisplayKindOptions.IncludeTypeKeyword | SymbolDisplayKindOptions.IncludeNamespaceKeyword,
        SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier
            | SymbolDisplayMiscellaneousOptions.AllowDefaultLiteral | SymbolDisplayMiscellaneousOptions.CollapseTupleTypes);

    /// <summary>Members of the notebook itself live in a class that Roslyn made up.</summary>
    private static readonly SymbolDisplayFormat OfNotebook =
        Format.WithMemberOptions(Format.MemberOptions & ~SymbolDisplayMemberOptions.IncludeContainingType);

    public static string Write(ISymbol symbol)
    {
        if (symbol is INamespaceSymbol space)
            return $"namespace {space.ToDisplayString()}";
        var text = symbol.ToDisplayString(IsOfNotebook(symbol) || symbol is IMethodSymbol { MethodKind: MethodKind.Constructor } ? OfNotebook : Format);
        return symbol switch
        {
            ILocalSymbol or IRangeVariableSymbol => "(local variable) " + text,
            IParameterSymbol => "(parameter) " + text,
            IFieldSymbol { IsConst: false } when IsOfNotebook(symbol) => "(variable) " + text,
            _ => text,
        };
    }

    /// <summary>The namespace or type around it, where the signature does not say it.</summary>
    public static string? PlaceOf(ISymbol symbol) => symbol switch
    {
        ILocalSymbol or IParameterSymbol or IRangeVariableSymbol or INamespaceSymbol or ITypeParameterSymbol => null,
        { ContainingNamespace: { IsGlobalNamespace: false } space } => space.ToDisplayString(),
        _ => null,
    };

    private static bool IsOfNotebook(ISymbol symbol) =>
        symbol.ContainingType is { IsScriptClass: true };
}
