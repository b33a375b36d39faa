using System.Text.RegularExpressions;
using Microsoft.DotNet.Interactive.Formatting;

namespace FineTune.Kernel;

/// <summary>The name of a type as a person would write it in a cell.</summary>
internal static partial class TypeName
{
    public static string Of(Type type) => Qualifiers().Replace(type.ToDisplayString(), "");

    /// <summary>Namespaces, and the class that Roslyn puts around the types of a cell.</summary>
    [GeneratedRegex(@"(\w+\.)+(?=\w)|Submission#\d+\+")]
    private static partial Regex Qualifiers();
}
