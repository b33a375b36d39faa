using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Directives;
using Microsoft.DotNet.Interactive.Formatting;

namespace Microsoft.DotNet.Interactive;

/// <summary>
/// The part of .NET Interactive that extension.dib speaks to, by the names and shapes of its last version (dotnet/interactive, 2026-04),
/// so that a slip in the script shows without that platform. What is not needed is not here.
/// </summary>
public abstract class Kernel
{
    public static Kernel? Root { get; protected set; }

    public KernelInfo KernelInfo { get; } = new();

    /// <summary>One handler for each type of command.</summary>
    public abstract void AddDirective<TCommand>(KernelActionDirective directive, Func<TCommand, KernelInvocationContext, Task> handler)
        where TCommand : KernelCommand;

    /// <summary>Some front ends cannot ask.</summary>
    internal static bool Asks { get; set; } = true;

    public static Task<PasswordString> GetPasswordAsync(string prompt = "") => Asks
        ? Task.FromResult(new PasswordString($"typed for {prompt}"))
        : Task.FromException<PasswordString>(new InvalidOperationException("Command failed"));
}

public abstract class CompositeKernel : Kernel
{
    public IDictionary<string, object> ChildKernels { get; } = new Dictionary<string, object>();
}

public static class KernelExtensions
{
    public static object FindKernelByName(this Kernel kernel, string name) => ((CompositeKernel)kernel).ChildKernels[name];
}

public sealed class KernelInfo
{
    public ICollection<KernelDirective> SupportedDirectives { get; } = [];
}

public sealed class PasswordString(string text)
{
    public string GetClearTextPassword() => text;
}

public sealed class KernelInvocationContext(KernelCommand command)
{
    public static KernelInvocationContext? Current { get; set; }

    public KernelCommand Command { get; } = command;
    public CancellationToken CancellationToken { get; init; }

    internal List<DisplayedValue> Displayed { get; } = [];
    internal string? Failure { get; private set; }
    internal bool IsComplete { get; private set; }

    public void Complete(KernelCommand command)
    {
        ArgumentNullException.ThrowIfNull(command);
        IsComplete = true;
    }

    /// <summary>Of a cell that is complete nobody hears any more.</summary>
    public void Fail(KernelCommand command, Exception? exception = null, string? message = null)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (IsComplete)
            return;
        IsComplete = true;
        Failure = message ?? exception?.Message ?? "failed";
    }
}

public static class KernelInvocationContextExtensions
{
    public static DisplayedValue Display(this KernelInvocationContext context, object value, params string[] mimeTypes)
    {
        ArgumentNullException.ThrowIfNull(context);
        var displayed = new DisplayedValue(value);
        if (!context.IsComplete)
            context.Displayed.Add(displayed);
        return displayed;
    }
}
