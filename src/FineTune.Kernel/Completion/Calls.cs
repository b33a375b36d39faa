using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FineTune.Kernel;

/// <summary>What a call that is still being written may mean.</summary>
internal static class Calls
{
    /// <summary>The methods, constructors or indexers that <paramref name="call"/> may be a call of.</summary>
    public static IReadOnlyList<ISymbol> Candidates(SyntaxNode? call, SemanticModel model) => call switch
    {
        InvocationExpressionSyntax invocation => Invoked(invocation.Expression, model),
        BaseObjectCreationExpressionSyntax creation => Constructors(model.GetTypeInfo(creation), creation.SpanStart, model),
        ElementAccessExpressionSyntax access => Indexers(access, model),
        ConstructorInitializerSyntax or AttributeSyntax => [.. model.GetMemberGroup(call)],
        _ => [],
    };

    /// <summary>The parameters, one of each candidate, that <paramref name="argument"/> may be for.</summary>
    public static IEnumerable<IParameterSymbol> ParametersFor(ArgumentSyntax argument, SemanticModel model)
    {
        if (argument.Parent is not BaseArgumentListSyntax list)
            return [];
        var name = argument.NameColon?.Name.Identifier.ValueText;
        var index = list.Arguments.IndexOf(argument);
        return Candidates(list.Parent, model)
            .Select(ParametersOf)
            .Where(parameters => parameters.Count >= list.Arguments.Count || parameters is [.., { IsParams: true }])
            .Select(parameters => name is null
                ? parameters.ElementAtOrDefault(Math.Min(index, parameters.Count - 1))
                : parameters.FirstOrDefault(parameter => parameter.Name == name))
            .OfType<IParameterSymbol>();
    }

    public static IReadOnlyList<IParameterSymbol> ParametersOf(ISymbol symbol) => symbol switch
    {
        IMethodSymbol method => method.Parameters,
        IPropertySymbol indexer => indexer.Parameters,
        _ => [],
    };

    private static ImmutableArray<ISymbol> Invoked(ExpressionSyntax expression, SemanticModel model)
    {
        var methods = model.GetMemberGroup(expression);
        if (methods.Length > 0)
            return methods;
        return model.GetTypeInfo(expression).Type is INamedTypeSymbol { DelegateInvokeMethod: { } invoke } ? [invoke] : [];
    }

    private static ImmutableArray<ISymbol> Constructors(TypeInfo type, int position, SemanticModel model) =>
        (type.Type ?? type.ConvertedType) is INamedTypeSymbol created
            ? [.. created.InstanceConstructors.Where(constructor => model.IsAccessible(position, constructor))]
            : [];

    private static ImmutableArray<ISymbol> Indexers(ElementAccessExpressionSyntax access, SemanticModel model) =>
        [.. WithBases(model.GetTypeInfo(access.Expression).Type)
            .SelectMany(type => type.GetMembers(WellKnownMemberNames.Indexer))
            .Where(indexer => model.IsAccessible(access.SpanStart, indexer))];

    private static IEnumerable<ITypeSymbol> WithBases(ITypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
            yield return type;
    }
}
