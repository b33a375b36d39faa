using System.Diagnostics.CodeAnalysis;
using NuGet.Versioning;

namespace FineTune.Kernel;

/// <summary>The versions that a directive allows, in NuGet's notation: <c>1.2</c>, <c>[1.0,2.0)</c>, <c>1.*</c>, <c>*</c>, <c>*-*</c>.</summary>
internal sealed class PackageRange
{
    private readonly VersionRange _range;

    private PackageRange(string text, VersionRange range) => (Text, _range) = (text, range);

    /// <summary>The newest release; what a directive without a version means.</summary>
    public static PackageRange Newest { get; } = new("*", VersionRange.Parse("*"));

    public string Text { get; }

    /// <summary>The same text can mean a newer version tomorrow.</summary>
    public bool Floats => _range.IsFloating;

    /// <summary>Of a version by itself, which to a restore means that version or a newer one; else null.</summary>
    public NuGetVersion? Minimum => Floats || Text.StartsWith('[') || Text.StartsWith('(') ? null : _range.MinVersion;

    public static PackageRange Exactly(NuGetVersion version) => new($"[{version.ToNormalizedString()}]", new VersionRange(version, true, version, true));

    public static bool TryParse(string text, [NotNullWhen(true)] out PackageRange? range)
    {
        range = VersionRange.TryParse(text, allowFloating: true, out var read) ? new PackageRange(text, read) : null;
        return range is not null;
    }

    /// <summary>
    /// True when a package in <paramref name="version"/> is what was asked for. A version by itself means that version and no other.
    /// </summary>
    public bool IsMetBy(NuGetVersion version) =>
        Minimum is { } exact ? version == exact : Floats ? _range.Float!.Satisfies(version) : _range.Satisfies(version);
}
