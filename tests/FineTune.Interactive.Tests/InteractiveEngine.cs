using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.CSharp;
using Microsoft.DotNet.Interactive.Directives;

namespace FineTune.Interactive.Tests;

/// <summary>
/// Does with a cell what .NET Interactive does: each magic's line becomes JSON, the JSON the command that the extension declared, and then
/// the handlers and the C# between them run in the context of the cell until it is complete.
/// </summary>
internal sealed class InteractiveEngine : CompositeKernel
{
    private readonly Dictionary<string, (KernelActionDirective Directive, Func<KernelCommand, KernelInvocationContext, Task> Handler)> _directives = [];
    private readonly CSharpKernel _csharp = new();

    private InteractiveEngine() => (Root, ChildKernels["csharp"]) = (this, _csharp);

    public static string ScriptFile => RepositoryFolder.At("src/FineTune.Notebook/Interactive/extension.dib");

    public IReadOnlyCollection<KernelActionDirective> Directives => [.. _directives.Values.Select(entry => entry.Directive)];

    /// <summary>"#!dataset", "#!dataset show" …</summary>
    public IEnumerable<string> Names => Directives.SelectMany(directive => directive.Subcommands.Select(sub => $"{directive.Name} {sub.Name}").Prepend(directive.Name));

    public static async Task<InteractiveEngine> LoadAsync()
    {
        var engine = new InteractiveEngine();
        await engine.LoadExtensionAsync();
        return engine;
    }

    /// <summary>As the platform runs the script of a package: an exception ends it, and nobody is told.</summary>
    public async Task<KernelInvocationContext> LoadExtensionAsync()
    {
        var text = await File.ReadAllTextAsync(ScriptFile);
        return await RunAsync(text[text.IndexOf('\n', StringComparison.Ordinal)..]);
    }

    public object? Variable(string name) => _csharp.TryGetValue<object>(name, out var value) ? value : null;

    public override void AddDirective<TCommand>(KernelActionDirective directive, Func<TCommand, KernelInvocationContext, Task> handler)
    {
        if (directive.Subcommands.Prepend(directive).Any(each => each.Parameters.Count(parameter => parameter.AllowImplicitName) > 1))
            throw new ArgumentException($"{directive.Name}: one implicit parameter at most.");
        _directives.Add(directive.Name, (directive, (command, context) => handler((TCommand)command, context)));
        KernelInfo.SupportedDirectives.Add(directive);
    }

    /// <summary>All lines are bound before the first one runs.</summary>
    public async Task<KernelInvocationContext> RunAsync(string cell)
    {
        var context = new KernelInvocationContext(new SubmitCode(cell));
        KernelInvocationContext.Current = context;
        foreach (var part in PartsOf(cell, context).ToList())
        {
            if (!context.IsComplete)
                await part();
        }
        return context;
    }

    private IEnumerable<Func<Task>> PartsOf(string cell, KernelInvocationContext context)
    {
        var code = new List<string>();
        foreach (var line in cell.Split('\n'))
        {
            if (!line.StartsWith("#!", StringComparison.Ordinal))
            {
                code.Add(line);
                continue;
            }
            yield return CodeOf(code);
            code = [];
            yield return MagicOf(line, context);
        }
        yield return CodeOf(code);
    }

    private Func<Task> CodeOf(List<string> lines) => () => _csharp.RunAsync(string.Join('\n', lines));

    private Func<Task> MagicOf(string line, KernelInvocationContext context)
    {
        var words = MagicWords.Of(line).ToList();
        var (directive, handler) = _directives[words[0].Text];
        var command = DirectiveBinding.Bind(directive, words, Variable);
        command.SetParent(context.Command);
        return () => handler(command, context);
    }
}
