using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace FineTune.Kernel;

/// <summary>A package version as NuGet orders them: up to four numbers, then pre-release labels; build metadata says nothing about order.</summary>
internal sealed partial class PackageVersion : IComparable<PackageVersion>
{
    private const int Parts = 4;
    private readonly string[] _labels;

    private PackageVersion(int[] numbers, string[] labels)
    {
        Numbers = numbers;
        _labels = labels;
    }

    /// <summary>Always four; those that were not written are 0.</summary>
    public IReadOnlyList<int> Numbers { get; }

    public bool IsPrerelease => _labels.Length > 0;

    public static PackageVersion Parse(string text) =>
        TryParse(text, out var version) ? version : throw new FormatException($"{text} is not a package version.");

    public static bool TryParse(string text, [NotNullWhen(true)] out PackageVersion? version)
    {
        version = null;
        if (Pattern().Match(text) is not { Success: true } match)
            return false;
        var numbers = new int[Parts];
        var written = match.Groups["numbers"].Value.Split('.');
        for (var part = 0; part < written.Length; part++)
        {
            if (!int.TryParse(written[part], out numbers[part]))
                return false;
        }

        version = new PackageVersion(numbers, match.Groups["labels"] is { Success: true } labels ? labels.Value.Split('.') : []);
        return true;
    }

    public int CompareTo(PackageVersion? other)
    {
        if (other is null)
            return 1;
        for (var part = 0; part < Parts; part++)
        {
            if (Numbers[part] != other.Numbers[part])
                return Numbers[part].CompareTo(other.Numbers[part]);
        }

        // The release comes after all its pre-releases.
        return IsPrerelease && other.IsPrerelease ? CompareLabels(other._labels) : other.IsPrerelease.CompareTo(IsPrerelease);
    }

    /// <summary>The normal form that NuGet writes: three numbers, a fourth only when it is not 0.</summary>
    public override string ToString() =>
        string.Join('.', Numbers.Take(Numbers[^1] == 0 ? Parts - 1 : Parts)) + (IsPrerelease ? "-" + string.Join('.', _labels) : "");

    private int CompareLabels(string[] others)
    {
        foreach (var (mine, other) in _labels.Zip(others))
        {
            if (CompareLabel(mine, other) is var order and not 0)
                return order;
        }

        return _labels.Length.CompareTo(others.Length);
    }

    private static int CompareLabel(string mine, string other) => (int.TryParse(mine, out var number), int.TryParse(other, out var otherNumber)) switch
    {
        (true, true) => number.CompareTo(otherNumber),
        (true, false) => -1,
        (false, true) => 1,
        _ => string.Compare(mine, other, StringComparison.OrdinalIgnoreCase),
    };

    [GeneratedRegex(@"^(?<numbers>\d+(\.\d+){0,3})(-(?<labels>[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*))?(\+[0-9A-Za-z.-]+)?$")]
    private static partial Regex Pattern();
}
