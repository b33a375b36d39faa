using System.Text.RegularExpressions;

namespace FineTune.Kernel;

/// <summary>Says in a few lines why a restore failed: what was asked for, who stands in the way, and what to write instead.</summary>
/// <param name="outcome">Of the restore.</param>
/// <param name="requests">What the cell asked for.</param>
/// <param name="sources">What this cell and cells before it added.</param>
/// <param name="kept">Ids of packages that cells before have asked for, which keep their version.</param>
internal sealed partial class RestoreFault(
    RestoreOutcome outcome, IReadOnlyList<PackageRequest> requests, IReadOnlyList<PackageSource> sources, IReadOnlySet<string> kept)
{
    private readonly PackageDependencies _dependencies = new(outcome.Assets?.Packages ?? []);

    /// <summary>Ids that need no restore; one of them may have been meant.</summary>
    public IEnumerable<string> Carried { get; init; } = [];

    public string Describe()
    {
        var errors = outcome.Messages.Where(message => message.IsError).DistinctBy(message => (message.Code, message.PackageId)).ToList();
        return errors.Count > 0
            ? string.Join('\n', errors.OrderBy(LineOf).Select(error => $"Line {LineOf(error)}: {Describe(error)}").Distinct())
            : $"Line {requests[0].Line}: the packages could not be restored. {FirstError(outcome.Output)}";
    }

    private string Describe(RestoreMessage error) => error.Code switch
    {
        "NU1101" or "NU1100" when !error.Text.Contains("PackageSourceMapping", StringComparison.Ordinal) => NoPackage(error),
        "NU1102" => NoVersion(error),
        "NU1103" => $"{Asker(error)} has no release yet.{Found(error)} A pre-release is taken when you name it, or write {error.PackageId}, *-*.",
        "NU1107" => Conflict(error),
        "NU1605" => Downgrade(error),
        "NU1202" => WrongFramework(error),
        RestoreMessage.SourceFailed => NoAnswer(error),
        _ => $"{error.Code}: {SourceName.Mask(string.Join(' ', error.Lines))}",
    };

    private string NoPackage(RestoreMessage error)
    {
        var asked = Chain(error);
        var where = SourcesPattern().Match(error.Text) is { Success: true } named ? named.Groups["sources"].Value : "";
        var fault = where.Length > 0
            ? $"there is no package {error.PackageId} in {SourceName.Mask(where)}."
            : $"no package source is configured, so {error.PackageId} cannot be looked for.";
        var needed = asked.Count > 1 ? $" {_dependencies.Describe(asked.SkipLast(1))} needs it." : "";
        var nearest = asked.Count <= 1 && outcome.Assets is { } assets ? NearestPackage.Find(error.PackageId!, Carried, assets.GlobalFolder) : null;
        var meant = nearest is null ? "" : $" Did you mean {nearest}?";
        return $"{fault}{needed}{meant} A source is added with #i \"nuget: ADDRESS-OR-FOLDER\" above the line.";
    }

    private string NoVersion(RestoreMessage error)
    {
        var range = RangePattern().Match(error.Lines[0]).Groups["range"].Value;
        var request = requests.FirstOrDefault(request => IsId(request.Id, error.PackageId));
        return $"{Asker(error)} has no version {request?.Range.Text ?? range}.{Found(error)}";
    }

    private static string Conflict(RestoreMessage error) =>
        $"the packages do not agree on {error.PackageId}:\n{Ways(error)}\n"
        + "Ask for versions that need the same one, after a restart of the kernel if one of them is loaded already.";

    private string Downgrade(RestoreMessage error)
    {
        var ways = Ways(error);
        return kept.Contains(error.PackageId!)
            ? $"{error.PackageId} is loaded already, in a version that is too old for the new package:\n{ways}\n"
                + $"A loaded package cannot be replaced. Restart the kernel and ask for a newer {error.PackageId} from the start."
            : $"{error.PackageId} is asked for in a version that is too old for another package:\n{ways}\n"
                + $"Leave out the version of {error.PackageId}, or ask for a newer one.";
    }

    /// <summary>The message names the framework that is needed, then those that the package has.</summary>
    private string WrongFramework(RestoreMessage error)
    {
        var frameworks = FrameworkPattern().Matches(error.Text).Select(match => match.Groups["name"].Value).ToList();
        return $"{_dependencies.Describe(Chain(error))} does not work with {frameworks.FirstOrDefault()}; it is made for "
            + $"{string.Join(", ", frameworks.Skip(1))}. Ask for another version of it.";
    }

    private static string NoAnswer(RestoreMessage error)
    {
        var source = SourceName.Mask(error.Source);
        if (DeniedPattern().Match(error.Text) is { Success: true } denied)
        {
            return $"the package source {source} refused the credentials it was given, or was given none ({denied.Value}). They belong in the "
                + "packageSourceCredentials of a NuGet.Config; dotnet nuget update source NAME --username … --password … writes them.";
        }

        var reason = error.Lines.Count > 1 ? SourceName.Mask(error.Lines[1].TrimEnd('.')) : "it does not exist";
        return $"the package source {source} could not be reached: {reason}. The packages asked for are not all in the local package cache either.";
    }

    /// <summary>The line that asked: for the package itself, for one that needs it, or for the source.</summary>
    private int LineOf(RestoreMessage error)
    {
        if (error.PackageId is null && sources.FirstOrDefault(source => error.Source == source.Location)?.Line is { } line)
            return line;
        return (requests.FirstOrDefault(request => IsAbout(error, request)) ?? requests[0]).Line;
    }

    private bool IsAbout(RestoreMessage error, PackageRequest request) =>
        (error.PackageId is { } id && _dependencies.Path([request.Id], id).Count > 0)
        || error.Lines.Any(line => line.Contains($"-> {request.Id} ", StringComparison.OrdinalIgnoreCase));

    private IReadOnlyList<string> Chain(RestoreMessage error) =>
        _dependencies.Path(requests.Select(request => request.Id), error.PackageId!) is { Count: > 0 } path ? path : [error.PackageId!];

    /// <summary>The package of the message, with those that need it when nobody wrote its id.</summary>
    private string Asker(RestoreMessage error)
    {
        var chain = Chain(error);
        return chain.Count == 1 ? error.PackageId! : $"{_dependencies.Describe(chain.SkipLast(1))} needs {error.PackageId}, which";
    }

    /// <summary>The lines <c>packages -> A 1.0.0 -> C (= 1.0.0)</c> without the name of our project.</summary>
    private static string Ways(RestoreMessage error) => string.Join(
        '\n',
        error.Lines.Where(line => line.StartsWith("packages -> ", StringComparison.Ordinal))
            .Select(line => "  " + line["packages -> ".Length..].TrimEnd('.').Replace(" -> ", " → ", StringComparison.Ordinal)));

    /// <summary>How many versions each source has, and which is nearest.</summary>
    private static string Found(RestoreMessage error) => string.Concat(error.Lines
        .Select(line => FoundPattern().Match(line))
        .Where(match => match.Success)
        .Select(match => (Count: match.Groups["count"].Value, Nearest: match.Groups["nearest"].Value, Source: SourceName.Mask(match.Groups["source"].Value)))
        .Select(found => found.Count == "1"
            ? $" {found.Source} has only {found.Nearest}."
            : $" Of the {found.Count} in {found.Source} the nearest is {found.Nearest}."));

    private static string FirstError(string output)
    {
        var lines = output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return SourceName.Mask(
            lines.FirstOrDefault(line => line.Contains("error", StringComparison.OrdinalIgnoreCase))
            ?? lines.FirstOrDefault()
            ?? "dotnet restore said nothing.");
    }

    private static bool IsId(string one, string? other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"source\(s\): (?<sources>.+?)\.?$")]
    private static partial Regex SourcesPattern();

    [GeneratedRegex(@"with version \((?<range>.+)\)")]
    private static partial Regex RangePattern();

    [GeneratedRegex(@"Found (?<count>[1-9]\d*) version\(s\) in (?<source>.+?) \[ Nearest version: (?<nearest>\S+) \]$")]
    private static partial Regex FoundPattern();

    [GeneratedRegex(@"(?<name>[A-Za-z][\w.-]*) \(\.?[A-Za-z]+,Version=")]
    private static partial Regex FrameworkPattern();

    [GeneratedRegex(@"40[13] \([^)]+\)")]
    private static partial Regex DeniedPattern();
}
