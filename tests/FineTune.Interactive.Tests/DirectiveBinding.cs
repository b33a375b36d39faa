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

    /// <summary>What is unknown is dropped, and what is given twice is as good as not given.</summary>
    private static JsonObject Arguments(IReadOnlyList<KernelDirectiveParameter> parameters, IEnumerable<MagicWords.Word> words, Func<string, object?> variable)
    {
        var bound = new JsonObject();
        foreach (var flag in parameters.Where(parameter => parameter.Flag))
            bound[JsonName(flag)] = false;
        var given = new List<(KernelDirectiveParameter Parameter, JsonNode? Value)>();
        var rest = new Queue<MagicWords.Word>(words);
        while (rest.TryDequeue(out var word))
        {
            var named = parameters.FirstOrDefault(parameter => parameter.Name == word.Text);
            if (named is { Flag: true })
                given.Add((named, true));
            else if (word.Text.StartsWith("--", StringComparison.Ordinal))
                Add(named, rest.Dequeue());
            else
                Add(parameters.FirstOrDefault(parameter => parameter.AllowImplicitName), word);
        }
        foreach (var values in given.GroupBy(value => value.Parameter).Where(values => values.Count() == 1))
            bound[JsonName(values.Key)] = values.Single().Value;
        return bound;

        void Add(KernelDirectiveParameter? parameter, MagicWords.Word word)
        {
            if (parameter is not null)
                given.Add((parameter, ValueOf(word, variable)));
        }
    }

    private static string JsonName(KernelDirectiveParameter parameter) => InteractiveMagic.JsonName(parameter.Name.TrimStart('-'));

    private static JsonNode? ValueOf(MagicWords.Word word, Func<string, object?> variable) =>
        word.IsVariable ? JsonSerializer.SerializeToNode(variable(word.Text[1..]), Wire)
        : word.Text is ['[' or '{', ..] ? JsonNode.Parse(word.Text)
        : word.Text;
}
