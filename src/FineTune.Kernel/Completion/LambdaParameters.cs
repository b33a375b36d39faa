using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FineTune.Kernel;

/// <summary>
/// The type of a lambda's parameter while the call around it is too incomplete for the compiler to decide: that of the first overload
/// that takes a lambda at this place.
/// </summary>
internal static class LambdaParameters
{
    public static ITypeSymbol? TypeOf(ExpressionSyntax expression, SemanticModel model)
    {
        if (model.GetSymbolInfo(expression).Symbol is not IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.LambdaMethod } lambda } parameter)
            return null;
        var place = parameter.Ordinal;
        return lambda.DeclaringSyntaxReferences is [var declared] && declared.GetSyntax().Parent is ArgumentSyntax argument
            ? Calls.ParametersFor(argument, model)
                .Select(target => (target.Type as INamedTypeSymbol)?.DelegateInvokeMethod?.Parameters.ElementAtOrDefault(place)?.Type)
                .FirstOrDefault(type => type is not null and not ITypeParameterSymbol and not IErrorTypeSymbol)
            : null;
    }
}
