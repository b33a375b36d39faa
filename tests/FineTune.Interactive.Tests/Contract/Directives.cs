namespace Microsoft.DotNet.Interactive.Directives;

public abstract class KernelDirective(string name)
{
    public string Name { get; } = name;
    public ICollection<KernelDirectiveParameter> Parameters { get; } = [];
}

public sealed class KernelActionDirective(string name, string? description = null) : KernelDirective(name)
{
    public string? Description { get; set; } = description;
    public ICollection<KernelActionDirective> Subcommands { get; } = [];
    public Type? KernelCommandType { get; set; }
}

public sealed class KernelDirectiveParameter(string name, string? description = null)
{
    public string Name { get; } = name;
    public string? Description { get; init; } = description;

    /// <summary>One parameter of a directive at most.</summary>
    public bool AllowImplicitName { get; init; }

    public bool Flag { get; init; }
    public bool Required { get; init; }

    internal Func<IEnumerable<string>>? Completions { get; private set; }

    public void AddCompletions(Func<IEnumerable<string>> getCompletions) => Completions = getCompletions;
}
