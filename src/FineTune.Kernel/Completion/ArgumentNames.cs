using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FineTune.Kernel;

/// <summary>Names of arguments, <c>name:</c>, for the parameters that the call has not given yet.</summary>
internal static class ArgumentNames
{
    public static IEnumerable<Candidate> At(SimpleNameSyntax name, SemanticModel model)
    {
        if (name.Parent is not ArgumentSyntax { NameColon: null, Parent: BaseArgumentListSyntax list } argument)
            return [];
        var before = list.Arguments.IndexOf(argument);
        var given = list.Arguments.Select(other => other.NameColon?.Name.Identifier.ValueText).ToHashSet();
        return Calls.Candidates(list.Parent, model)
            .SelectMany(candidate => Calls.ParametersOf(candidate).Skip(before))
            .Where(parameter => !given.Contains(parameter.Name))
            .DistinctBy(parameter => parameter.Name)
            .Select(parameter => new Candidate($"{parameter.Name}:", "parameter", CandidateRank.Local));
    }
}
