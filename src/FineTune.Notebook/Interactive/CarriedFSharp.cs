using System.ComponentModel;
using System.Reflection;
using System.Runtime.Loader;

namespace FineTune.Notebook;

/// <summary>
/// Plotly.NET 6 asks for FSharp.Core 10.1, and the last tool of .NET Interactive carries 10.0, beside which the runtime loads no other. It
/// has all that charts need, so it is taken.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CarriedFSharp
{
    private const string Name = "FSharp.Core";

    /// <summary>From now on any version that is not found is the one that is here. Harmless where it is found, and when called again.</summary>
    public static void Use()
    {
        AssemblyLoadContext.Default.Resolving -= Resolve;
        AssemblyLoadContext.Default.Resolving += Resolve;
    }

    private static Assembly? Resolve(AssemblyLoadContext context, AssemblyName wanted) =>
        wanted is { Name: Name, Version: not null } ? context.LoadFromAssemblyName(new AssemblyName(Name)) : null;
}
