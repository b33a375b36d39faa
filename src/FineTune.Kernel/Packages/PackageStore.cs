namespace FineTune.Kernel;

/// <summary>
/// The packages of a session. What a cell asks for is restored together with what cells before it have asked for, in the version that
/// these were given, so that versions agree. Packages that nobody asked for by name may become newer, until their assemblies are loaded.
/// </summary>
internal sealed class PackageStore(SessionOptions options, CarriedPackages carried) : IDisposable
{
    private readonly PackageCache _cache = new(options.PackageFolder, options.Time);
    private readonly PackageAssemblies _assemblies = new();
    private readonly Dictionary<string, RestoredPackage> _packages = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _asked = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _references = new(StringComparer.OrdinalIgnoreCase);
    private IReadOnlyList<PackageSource> _sources = [];

    /// <summary>Finds what the directives of a cell ask for; restores it when it is not there. Changes nothing.</summary>
    /// <param name="directives">Of the cell.</param>
    /// <param name="progress">Told what is going on, one line that replaces the last; not told anything when nothing has to be restored.</param>
    /// <param name="cancellationToken">Ends a restore at once.</param>
    /// <exception cref="KernelException">Something cannot be had, with the line that asks for it.</exception>
    public async Task<AddedPackages> ResolveAsync(CellDirectives directives, IProgress<string> progress, CancellationToken cancellationToken)
    {
        ReferencedFiles.Check(directives, options.BaseDirectory);
        var requests = PackageRequests.Read(directives);
        var sources = _sources.Concat(PackageRequests.ReadSources(directives, options.BaseDirectory)).ToList();
        var added = new AddedPackages { Sources = sources, Carried = [.. requests.SelectMany(request => carried.Find(request.Id)).Distinct()] };
        var missing = requests.Where(request => !carried.Meets(request) && !IsThere(request)).ToList();
        return missing.Count == 0 ? added : await AddAsync(missing, added, progress, cancellationToken);
    }

    /// <summary>Lets the session have what <see cref="ResolveAsync"/> found.</summary>
    public void Accept(AddedPackages added)
    {
        _sources = [.. added.Sources.Select(source => source with { Line = null })];
        if (added.Packages.Count == 0)
            return;
        _asked.UnionWith(added.Asked);
        foreach (var package in added.Packages)
            _packages[package.Id] = package;
        foreach (var reference in added.References)
            _references[reference.Name] = reference.Path;
        _assemblies.Add(added.Assemblies, added.Natives);
    }

    public void Dispose() => _assemblies.Dispose();

    private bool IsThere(PackageRequest request)
    {
        if (!_packages.TryGetValue(request.Id, out var loaded))
            return false;
        if (!_asked.Contains(request.Id))
            return request.Range.IsMetBy(loaded.Version) || (request.Range.Minimum is { } minimum && loaded.Version.CompareTo(minimum) >= 0);
        return request.Range.IsMetBy(loaded.Version) ? true : throw new KernelException(
            $"Line {request.Line}: {request} is asked for, but {loaded} is loaded already, and a loaded package cannot be replaced. "
            + $"Restart the kernel to change the version, or ask for {loaded.Id} without one.");
    }

    private async Task<AddedPackages> AddAsync(
        List<PackageRequest> missing, AddedPackages added, IProgress<string> progress, CancellationToken cancellationToken)
    {
        var names = string.Join(", ", missing);
        var start = options.Time.GetTimestamp();
        progress.Report($"Restoring {names} …");
        try
        {
            var outcome = await RestoreAsync(missing, added.Sources, cancellationToken);
            var found = Choose(outcome.Assets!.Packages, missing, added);
            progress.Report(InstalledText.Of(missing, outcome, options.Time.GetElapsedTime(start)));
            return found;
        }
        catch (Exception error)
        {
            progress.Report(error is OperationCanceledException ? $"Restoring {names} was interrupted." : $"{names} could not be restored.");
            throw;
        }
    }

    private async Task<RestoreOutcome> RestoreAsync(
        List<PackageRequest> missing, IReadOnlyList<PackageSource> sources, CancellationToken cancellationToken)
    {
        var ranges = _asked.ToDictionary(id => id, id => PackageRange.Exactly(_packages[id].Version), StringComparer.OrdinalIgnoreCase);
        foreach (var request in missing)
            ranges[request.Id] = request.Range;
        var project = new RestoreProject(ranges, sources, options.BaseDirectory);
        RestoreOutcome outcome;
        try
        {
            outcome = await _cache.RestoreAsync(project, cancellationToken);
        }
        catch (KernelException error)
        {
            throw new KernelException($"Line {missing[0].Line}: {error.Message}", error);
        }

        return outcome is { Succeeded: true, Assets: not null }
            ? outcome
            : throw new KernelException(new RestoreFault(outcome, missing, sources, _asked) { Carried = carried.Ids }.Describe());
    }

    private AddedPackages Choose(IReadOnlyList<RestoredPackage> restored, List<PackageRequest> missing, AddedPackages added)
    {
        var choice = new AssemblyChoice(restored, missing, carried.Shared, _assemblies);
        var references = choice.References.Where(reference => _references.GetValueOrDefault(reference.Name) != reference.Path).ToList();
        var natives = restored.SelectMany(package => package.NativeFiles).ToList();
        return added with
        {
            Asked = [.. missing.Select(request => request.Id)],
            Packages = restored,
            References = references,
            Superseded = [.. references.Select(reference => _references.GetValueOrDefault(reference.Name)).OfType<string>()],
            Assemblies = choice.Assemblies,
            Natives = natives.Count > 0 ? _cache.GatherNatives(natives) : null,
        };
    }
}
