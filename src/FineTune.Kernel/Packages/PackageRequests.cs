namespace FineTune.Kernel;

/// <summary>Reads what the package directives of a cell say.</summary>
internal static class PackageRequests
{
    public static IReadOnlyList<PackageRequest> Read(CellDirectives directives)
    {
        var requests = new Dictionary<string, PackageRequest>(StringComparer.OrdinalIgnoreCase);
        foreach (var reference in directives.Packages)
        {
            var request = new PackageRequest(reference.Id, ReadRange(reference), reference.Directive.Line);
            if (!requests.TryAdd(request.Id, request) && requests[request.Id] is var other && other.Range.Text != request.Range.Text)
            {
                throw new KernelException(
                    $"Line {request.Line}: {request} is asked for, but line {other.Line} asks for {other}. "
                    + "A session has one version of a package; remove one of the lines.");
            }
        }

        return [.. requests.Values];
    }

    /// <summary>The sources that the cell adds. A folder is meant from the folder of the notebook.</summary>
    public static IEnumerable<PackageSource> ReadSources(CellDirectives directives, string baseDirectory)
    {
        foreach (var source in directives.Sources)
        {
            var read = new PackageSource(source.Location, source.Directive.Line);
            if (!read.IsFolder)
            {
                yield return read;
                continue;
            }

            var folder = Path.GetFullPath(source.Location, Path.GetFullPath(baseDirectory));
            yield return Directory.Exists(folder) ? read with { Location = folder } : throw new KernelException(
                $"Line {read.Line}: the package source {folder} does not exist. Name a folder with .nupkg files, or an address that begins with https://.");
        }
    }

    private static PackageRange ReadRange(CellDirectives.PackageReference reference)
    {
        if (string.IsNullOrEmpty(reference.Version))
            return PackageRange.Newest;
        return PackageRange.TryParse(reference.Version, out var range) ? range : throw new KernelException(
            $"Line {reference.Directive.Line}: {reference.Version} is not a version of a package. Write a version (1.2.3), a range ([1.0,2.0)), "
            + "1.* for the newest 1.x, * for the newest, *-* for the newest with pre-releases, or nothing for the newest.");
    }
}
