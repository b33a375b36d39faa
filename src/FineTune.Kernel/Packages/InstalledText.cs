namespace FineTune.Kernel;

/// <summary>What is shown when packages have been restored, with whatever is not as it was asked for.</summary>
internal static class InstalledText
{
    public static string Of(IReadOnlyList<PackageRequest> requests, RestoreOutcome outcome, TimeSpan time)
    {
        var packages = outcome.Assets!.Packages.ToDictionary(package => package.Id, StringComparer.OrdinalIgnoreCase);
        var installed = $"Installed {string.Join(", ", requests.Select(request => packages[request.Id]))} ({Duration.Describe(time)})";
        var missed = outcome.MissedSource is { } source
            ? [$"{SourceName.Mask(source)} did not answer; the local package cache had what was needed."]
            : Array.Empty<string>();
        var asked = requests.Select(request => request.Id).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var notes = outcome.Messages.Select(message => Note(message, asked)).OfType<string>().Distinct();
        return string.Join('\n', [installed, .. missed, .. notes]);
    }

    private static string? Note(RestoreMessage message, HashSet<string> asked) => message.Code switch
    {
        // "packages depends on X (>= 1.0.0) but X 1.0.0 was not found. X 1.0.5 was resolved instead."
        "NU1603" when asked.Contains(message.PackageId ?? "") => message.Text[(message.Text.IndexOf(" but ", StringComparison.Ordinal) + " but ".Length)..],
        "NU1608" => message.Text,
        "NU1701" => $"{message.PackageId} was made for .NET Framework. It may work, or fail when it is used.",
        _ => null,
    };
}
