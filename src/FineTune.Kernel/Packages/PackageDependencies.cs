namespace FineTune.Kernel;

/// <summary>Who asked for whom among restored packages.</summary>
internal sealed class PackageDependencies(IReadOnlyList<RestoredPackage> packages)
{
    private readonly Dictionary<string, RestoredPackage> _packages = packages.ToDictionary(package => package.Id, StringComparer.OrdinalIgnoreCase);

    /// <summary>The shortest way from one of <paramref name="roots"/> to <paramref name="id"/>, both ends included; empty when there is none.</summary>
    /// <remarks>The last id may be of a package that was not found.</remarks>
    public IReadOnlyList<string> Path(IEnumerable<string> roots, string id)
    {
        var ways = new Queue<IReadOnlyList<string>>(roots.Select(root => (IReadOnlyList<string>)[root]));
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        while (ways.TryDequeue(out var way))
        {
            if (way[^1].Equals(id, StringComparison.OrdinalIgnoreCase))
                return way;
            if (seen.Add(way[^1]) && _packages.TryGetValue(way[^1], out var package))
            {
                foreach (var next in package.Dependencies)
                    ways.Enqueue([.. way, next]);
            }
        }

        return [];
    }

    /// <summary><c>A 1.0.0 → B 2.0.0</c>.</summary>
    public string Describe(IEnumerable<string> path) =>
        string.Join(" → ", path.Select(id => _packages.TryGetValue(id, out var package) ? package.ToString() : id));
}
