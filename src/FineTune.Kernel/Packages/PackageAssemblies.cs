using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace FineTune.Kernel;

/// <summary>
/// Loads what packages bring when the runtime first asks for it. It goes into the default load context, where the kernel's own assemblies
/// are, so a type is one type for cells, packages and kernel. That context holds one version of each name; where the process has an older
/// one, the package's goes into a context beside it, and whoever asks for more than the older one is gets the newer.
/// </summary>
internal sealed class PackageAssemblies : IDisposable
{
    private readonly ConcurrentDictionary<string, AssemblyFile> _assemblies = new(StringComparer.OrdinalIgnoreCase);
    private readonly AssemblyLoadContext _beside = new("Packages newer than what the kernel has");
    private volatile string? _natives;

    public PackageAssemblies()
    {
        AssemblyLoadContext.Default.Resolving += Resolve;
        AssemblyLoadContext.Default.ResolvingUnmanagedDll += ResolveNative;
    }

    /// <summary>True for a file that packages of this session have brought.</summary>
    public bool Has(string path) => _assemblies.Values.Any(assembly => assembly.Path == path);

    /// <param name="assemblies">Joins those that are known.</param>
    /// <param name="natives">The folder with all native files, also those of packages before; null when there are none.</param>
    public void Add(IEnumerable<AssemblyFile> assemblies, string? natives)
    {
        foreach (var assembly in assemblies)
            _assemblies[assembly.Name] = assembly;
        _natives = natives;
    }

    public void Dispose()
    {
        AssemblyLoadContext.Default.Resolving -= Resolve;
        AssemblyLoadContext.Default.ResolvingUnmanagedDll -= ResolveNative;
    }

    private Assembly? Resolve(AssemblyLoadContext context, AssemblyName name) =>
        _assemblies.TryGetValue(name.Name!, out var assembly) ? (assembly.IsBeside ? _beside : context).LoadFromAssemblyPath(assembly.Path) : null;

    /// <summary>A library that is there and does not load says why, which whoever asked would not learn otherwise.</summary>
    private nint ResolveNative(Assembly assembly, string name) =>
        _natives is { } folder && FileNames(name).Select(file => Path.Combine(folder, file)).FirstOrDefault(File.Exists) is { } path
            ? NativeLibrary.Load(path)
            : 0;

    private static IEnumerable<string> FileNames(string name)
    {
        var extension = OperatingSystem.IsWindows() ? ".dll" : OperatingSystem.IsMacOS() ? ".dylib" : ".so";
        return [name, name + extension, "lib" + name + extension, "lib" + name];
    }
}
