using System.Text.Json;
using System.Text.Json.Nodes;
using FineTune.Notebook;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Directives;

namespace FineTune.Interactive.Tests;

/// <summary>
/// Does with a cell what .NET Interactive does: a magic's line becomes JSON, the JSON the command that the extension declared, and its
/// handler runs in the context of the cell. C# runs in one script state, in which the extension was loaded.
/// </summary>
internal sealed class InteractiveEngine : CompositeKernel
{
    private static readonly JsonSerializerOptions Wire = new(JsonSerializerDefaults.Web);

    private readonly Dictionary<string, (KernelActionDirective Directive, Func<KernelCommand, KernelInvocationContext, Task> Handler)> _directives = [];
    private ScriptState<object>? _state;

    private InteractiveEngine() => Root = this;

    public static string ScriptFile => RepositoryFolder.At("src/FineTune.Notebook/Interactive/extension.dib");

    public static async Task<InteractiveEngine> LoadAsync()
    {
        var engine = new InteractiveEngine();
        await engine.LoadExtensionAsync();
        return engine;
    }

    public async Task LoadExtensionAsync()
    {
        var text = await File.ReadAllTextAsync(ScriptFile);
        await EvaluateAsync(text[text.IndexOf('\n', StringComparison.Ordinal)..]);
    }

    public IReadOnlyCollection<string> Names => [.. _directives.Values.Distinct().SelectMany(entry => entry.Directive.Subcommands is { Count: > 0 } below
        ? [.. below.Select(sub => $"{entry.Directive.Name} {sub.Name}"), .. entry.Directive.Description is null ? Array.Empty<string>() : [entry.Directive.Name]]
        : new[] { entry.Directive.Name })];

    public object? Variable(string name) => _state!.GetVariable(name)?.Value;

    public override void AddDirective<TCommand>(KernelActionDirective directive, Func<TCommand, KernelInvocationContext, Task> handler)
    {
        if (directive.Parameters.Count(parameter => parameter.AllowImplicitName) > 1 || directive.Subcommands.Any(sub => sub.Parameters.Count(parameter => parameter.AllowImplicitName) > 1))
            throw new ArgumentException($"{directive.Name}: one implicit parameter at most.");
        _directives.Add(directive.Name, (directive, (command, context) => handler((TCommand)command, context)));
        KernelInfo.SupportedDirectives.Add(directive);
    }

    public override async Task<KernelCommandResult> SendAsync(KernelCommand command, CancellationToken cancellationToken = default)
    {
        await EvaluateAsync(((SubmitCode)command).Code);
        return new KernelCommandResult();
    }

    /// <summary>Runs a cell whose first line is a magic, or C#.</summary>
    public async Task<KernelInvocationContext> RunAsync(string cell)
    {
        var context = new KernelInvocationContext(new SubmitCode(cell));
        KernelInvocationContext.Current = context;
        var line = cell.Split('\n')[0];
        if (!line.StartsWith("#!", StringComparison.Ordinal))
        {
            await EvaluateAsync(cell);
            return context;
        }
        var words = MagicWords.Of(line).ToList();
        var (directive, handler) = _directives[words[0].Text];
        var sub = words.Count > 1 ? directive.Subcommands.FirstOrDefault(each => each.Name == words[1].Text) : null;
        var arguments = Bind(sub ?? directive, words.Skip(sub is null ? 1 : 2));
        arguments["invokedDirective"] = sub is null ? directive.Name : $"{directive.Name} {sub.Name}";
        arguments["targetKernelName"] = ".NET";
        await handler((KernelCommand)arguments.Deserialize((sub ?? directive).KernelCommandType!, Wire)!, context);
        return context;
    }

    private JsonObject Bind(KernelActionDirective directive, IEnumerable<MagicWords.Word> words)
    {
        var bound = new JsonObject();
        foreach (var flag in directive.Parameters.Where(parameter => parameter.Flag))
            bound[InteractiveMagic.JsonName(flag.Name.TrimStart('-'))] = false;
        var rest = new Queue<MagicWords.Word>(words);
        if (rest.Count(word => word.IsVariable) > 1)
            throw new InvalidOperationException("Two @ in one line hang the platform.");
        while (rest.TryDequeue(out var word))
        {
            var parameter = directive.Parameters.FirstOrDefault(parameter => parameter.Name == word.Text)
                ?? (word.Text.StartsWith("--", StringComparison.Ordinal) ? null : directive.Parameters.FirstOrDefault(parameter => parameter.AllowImplicitName))
                ?? throw new InvalidOperationException($"DNI103: Unrecognized parameter name '{word.Text}'");
            bound[InteractiveMagic.JsonName(parameter.Name.TrimStart('-'))] = parameter.Flag ? true : ValueOf(parameter.Name == word.Text ? rest.Dequeue() : word);
        }
        return bound;
    }

    private JsonNode? ValueOf(MagicWords.Word word) =>
        // Values are sent as text where that is how they are shown, and that of an object is often the name of its type.
        word.IsVariable ? Variable(word.Text[1..]) is { } value and not (string or IConvertible) ? value.ToString() : JsonSerializer.SerializeToNode(Variable(word.Text[1..]), Wire)
        : word.Text is ['[' or '{', ..] ? JsonNode.Parse(word.Text)
        : word.Text;

    private async Task EvaluateAsync(string code) => _state = _state is null
        ? await CSharpScript.RunAsync<object>(code, ScriptOptions.Default.WithReferences(References))
        : await _state.ContinueWithAsync<object>(code);

    private static IEnumerable<MetadataReference> References =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(File.Exists).Select(path => MetadataReference.CreateFromFile(path));
}
