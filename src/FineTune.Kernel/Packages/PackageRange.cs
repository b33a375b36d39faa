using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace FineTune.Kernel;

/// <summary>The versions that a directive allows, in NuGet's notation: <c>1.2</c>, <c>[1.0,2.0)</c>, <c>1.*</c>, <c>*</c>, <c>*-*</c>.</summary>
internal sealed partial class PackageRange
{
    private readonly Func<PackageVersion, bool> _contains;

    private PackageRange(string text, bool floats, Func<PackageVersion, bool> contains)
    {
        Text = text;
        Floats = floats;
        _contains = contains;
    }

    /// <summary>The newest release; what a directive without a version means.</summary>
    public static PackageRange Newest { get; } = new("*", floats: true, _ => true);

    public string Text { get; }

    /// <summary>The same text can mean a newer version tomorrow.</summary>
    public bool Floats { get; }

    /// <summary>Of a version by itself, which to a restore means that version or a newer one; else null.</summary>
    public PackageVersion? Minimum { get; private init; }

    public static PackageRange Exactly(PackageVersion version) => new($"[{version}]", floats: false, other => other.CompareTo(version) == 0);

    public static bool TryParse(string text, [NotNullWhen(true)] out PackageRange? range)
    {
        range = text is "*" or "*-*" ? new PackageRange(text, floats: true, _ => true)
            : FloatPattern().Match(text) is { Success: true } floating ? Floating(text, floating.Groups["numbers"].Value)
            : IntervalPattern().Match(text) is { Success: true } interval ? Interval(text, interval)
            : PackageVersion.TryParse(text, out var version)
                ? new PackageRange(text, floats: false, other => other.CompareTo(version) == 0) { Minimum = version }
            : null;
        return range is not null;
    }

    /// <summary>
    /// True when a package in <paramref name="version"/> is what was asked for. A version by itself means that version and no other.
    /// </summary>
    public bool IsMetBy(PackageVersion version) => _contains(version);

    private static PackageRange Floating(string text, string numbers)
    {
        var prefix = numbers.Split('.', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse).ToList();
        return new PackageRange(text, floats: true, version => version.Numbers.Take(prefix.Count).SequenceEqual(prefix));
    }

    private static PackageRange? Interval(string text, Match match)
    {
        var single = !match.Groups["comma"].Success;
        if (!TryBound(match.Groups["low"].Value, out var low) || !TryBound(match.Groups["high"].Value, out var high) || (single && low is null))
            return null;
        if (single)
            return new PackageRange(text, floats: false, version => version.CompareTo(low) == 0);
        var lowest = match.Groups["open"].Value == "[" ? 0 : 1;
        var highest = match.Groups["close"].Value == "]" ? 0 : -1;
        return new PackageRange(text, floats: false, version =>
            (low is null || version.CompareTo(low) >= lowest) && (high is null || version.CompareTo(high) <= highest));
    }

    private static bool TryBound(string text, out PackageVersion? bound)
    {
        bound = null;
        return text.Length == 0 || PackageVersion.TryParse(text, out bound);
    }

    /// <summary><c>1.*</c>, <c>1.2.*-*</c>, <c>1.2.3-*</c>, <c>1.2.3-beta*</c>.</summary>
    [GeneratedRegex(@"^((?<numbers>(\d{1,9}\.){1,3})\*(-\*)?|(?<numbers>\d{1,9}(\.\d{1,9}){0,3})-[0-9A-Za-z.-]*\*)$")]
    private static partial Regex FloatPattern();

    [GeneratedRegex(@"^(?<open>[\[(])\s*(?<low>[^,\s\])]*)\s*(?<comma>,\s*(?<high>[^,\s\])]*)\s*)?(?<close>[\])])$")]
    private static partial Regex IntervalPattern();
}
