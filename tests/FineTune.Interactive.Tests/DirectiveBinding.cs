using System.Text.Json;
using System.Text.Json.Nodes;
using FineTune.Notebook;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Directives;

namespace FineTune.Interactive.Tests;

/// <summary>From the words of a magic by way of JSON to its command, as .NET Interactive binds it.</summary>
internal static class DirectiveBinding
{
    private static readonly JsonSerializerOptions Wire = new(JsonSerializerDefaults.Web);

    public static KernelCommand Bind(KernelActionDirective directive, IReadOnlyList<MagicWords.Word> words, Func<string, object?> variable)
    {
        if (words.Count(word => word.IsVariable) > 1)
            throw new InvalidOperationException("Two @ in one line hang the platform.");
        var sub = words.Count > 1 ? directive.Subcommands.FirstOrDefault(each => each.Name == words[1].Text) : null;
        var arguments = Arguments([.. directive.Parameters, .. sub?.Parameters ?? []], words.Skip(sub is null ? 1 : 2), variable);
        arguments["invokedDirective"] = sub is null ? directive.Name : $"{directive.Name} {sub.Name}";
        arguments["targetKernelName"] = ".NET";
        return (KernelCommand)arguments.Deserialize((sub ?? directive).KernelCommandType!, Wire)!;
    }

    private static JsonObject Arguments(IReadOnlyList<KernelDirectiveParameter> parameters, IEnumerable<MagicWords.Word> words, Func<string, object?> variable)
    {
        var bound = new JsonObject();
        foreach (var flag in parameters.Where(parameter => parameter.Flag))
            bound[JsonName(flag)] = false;
        var rest = new Queue<MagicWords.Word>(words);
        while (rest.TryDequeue(out var word))
        {
            var parameter = parameters.FirstOrDefault(parameter => parameter.Name == word.Text)
                ?? (word.Text.StartsWith("--", StringComparison.Ordinal) ? null : parameters.FirstOrDefault(parameter => parameter.AllowImplicitName))
                ?? throw new InvalidOperationException($"DNI103: Unrecognized parameter name '{word.Text}'");
            bound[JsonName(parameter)] = parameter.Flag ? true : ValueOf(parameter.Name == word.Text ? rest.Dequeue() : word, variable);
        }
        return bound;
    }

    private static string JsonName(KernelDirectiveParameter parameter) => InteractiveMagic.JsonName(parameter.Name.TrimStart('-'));

    private static JsonNode? ValueOf(MagicWords.Word word, Func<string, object?> variable) =>
        word.IsVariable ? JsonSerializer.SerializeToNode(variable(word.Text[1..]), Wire)
        : word.Text is ['[' or '{', ..] ? JsonNode.Parse(word.Text)
        : word.Text;
}
