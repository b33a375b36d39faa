using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FineTune.Kernel;

/// <summary>The members of an enum, written with its name, where a value of it is expected.</summary>
internal static class ExpectedValues
{
    public static IEnumerable<Candidate> At(SimpleNameSyntax name, SemanticModel model) =>
        Unwrap(TypeAt(name, model)) is INamedTypeSymbol { TypeKind: TypeKind.Enum } type
            ? type.GetMembers().OfType<IFieldSymbol>().Where(SymbolWords.IsOffered).Select(member => Named(member, type, name.SpanStart, model))
            : [];

    private static Candidate Named(IFieldSymbol member, INamedTypeSymbol type, int position, SemanticModel model) =>
        new($"{type.ToMinimalDisplayString(model, position)}.{member.Name}", "enumMember", CandidateRank.Expected) { Name = member.Name };

    private static ITypeSymbol? Unwrap(ITypeSymbol? type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;

    private static ITypeSymbol? TypeAt(SimpleNameSyntax name, SemanticModel model) => name.Parent switch
    {
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax declaration } } => Type(declaration.Type, model),
        EqualsValueClauseSyntax { Parent: ParameterSyntax { Type: { } type } } => Type(type, model),
        EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property } => Type(property.Type, model),
        AssignmentExpressionSyntax assignment when assignment.Right == name => Type(assignment.Left, model),
        BinaryExpressionSyntax binary when binary.Right == name => Type(binary.Left, model),
        ArgumentSyntax argument => Calls.ParametersFor(argument, model).Select(parameter => parameter.Type).FirstOrDefault(IsEnum),
        CaseSwitchLabelSyntax { Parent.Parent: SwitchStatementSyntax choice } => Type(choice.Expression, model),
        ConstantPatternSyntax pattern => InputOf(pattern, model),
        ReturnStatementSyntax or ArrowExpressionClauseSyntax => ReturnType(name, model),
        _ => null,
    };

    private static ITypeSymbol? Type(ExpressionSyntax expression, SemanticModel model) => model.GetTypeInfo(expression).Type;

    private static bool IsEnum(ITypeSymbol type) => Unwrap(type)?.TypeKind == TypeKind.Enum;

    /// <summary>What the pattern is held against; above it may stand others: <c>is A or B</c>.</summary>
    private static ITypeSymbol? InputOf(PatternSyntax pattern, SemanticModel model)
    {
        var outer = pattern.AncestorsAndSelf()
            .TakeWhile(node => node is BinaryPatternSyntax or UnaryPatternSyntax or ParenthesizedPatternSyntax or ConstantPatternSyntax)
            .Last();
        return outer.Parent switch
        {
            IsPatternExpressionSyntax test => Type(test.Expression, model),
            SwitchExpressionArmSyntax { Parent: SwitchExpressionSyntax choice } => Type(choice.GoverningExpression, model),
            CasePatternSwitchLabelSyntax { Parent.Parent: SwitchStatementSyntax choice } => Type(choice.Expression, model),
            SubpatternSyntax { ExpressionColon: { } member } => Type(member.Expression, model),
            _ => null,
        };
    }

    private static ITypeSymbol? ReturnType(SimpleNameSyntax name, SemanticModel model) =>
        (model.GetEnclosingSymbol(name.SpanStart) as IMethodSymbol)?.ReturnType;
}
