using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FineTune.Kernel;

/// <summary>The type of a notebook's parameter, and how a value given as text is written in C#.</summary>
/// <param name="Name">As C# writes it: "double", "string?".</param>
internal sealed record ParameterType(string Name)
{
    private const string Null = "null";

    private static readonly Dictionary<string, Func<string, string?>> Simple = new()
    {
        ["bool"] = text => bool.TryParse(text, out var value) ? value ? "true" : "false" : null,
        ["int"] = text => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? $"{value}" : null,
        ["long"] = text => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? $"{value}" : null,
        ["float"] = text => Real(text) is { } value ? float.IsFinite((float)value) ? $"{(float)value:R}f" : $"(float){Special(value)}" : null,
        ["double"] = text => Real(text) is { } value ? double.IsFinite(value) ? $"{value:R}" : Special(value) : null,
        ["decimal"] = text => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? $"{value}m" : null,
        ["string"] = text => SymbolDisplay.FormatLiteral(text, quote: true),
    };

    /// <summary>The order in which a value whose type nobody declared is tried.</summary>
    private static readonly string[] Guesses = ["bool", "int", "long", "double"];

    public static string SimpleNames => string.Join(", ", Simple.Keys);

    public bool IsSimple => Simple.ContainsKey(Underlying);

    /// <summary>The declared type; for var, that of the literal on the right.</summary>
    public static ParameterType Of(TypeSyntax type, ExpressionSyntax? value) => new(type.IsVar ? OfLiteral(value) : type.ToString());

    /// <summary>What the text looks like.</summary>
    public static ParameterType Guess(string text) =>
        new(text == Null ? "string?" : Guesses.FirstOrDefault(name => Simple[name](text) is not null) ?? "string");

    /// <summary>Null when the text is no value of this type.</summary>
    public string? Literal(string text) => text == Null && (IsNullable || Underlying == "string") ? Null : Simple[Underlying](text);

    private bool IsNullable => Name.EndsWith('?');

    private string Underlying => Name.TrimEnd('?');

    /// <summary>The value of a literal knows its type: 3 is an int, 3L a long, -0.5 a double.</summary>
    private static string OfLiteral(ExpressionSyntax? value) => value switch
    {
        PrefixUnaryExpressionSyntax sign => OfLiteral(sign.Operand),
        LiteralExpressionSyntax { Token.Value: bool } => "bool",
        LiteralExpressionSyntax { Token.Value: int } => "int",
        LiteralExpressionSyntax { Token.Value: long } => "long",
        LiteralExpressionSyntax { Token.Value: float } => "float",
        LiteralExpressionSyntax { Token.Value: double } => "double",
        LiteralExpressionSyntax { Token.Value: decimal } => "decimal",
        LiteralExpressionSyntax { Token.Value: string } or InterpolatedStringExpressionSyntax => "string",
        _ => "var",
    };

    private static double? Real(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;

    private static string Special(double value) =>
        double.IsNaN(value) ? "double.NaN" : value > 0 ? "double.PositiveInfinity" : "double.NegativeInfinity";
}
