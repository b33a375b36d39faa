namespace FineTune.Kernel;

/// <summary>A feed that a cell adds to those of the NuGet.Config at hand.</summary>
/// <param name="Location">An address, or the full path of a folder.</param>
/// <param name="Line">Of the directive in the cell, counted from 1; null when a cell before had it.</param>
internal sealed record PackageSource(string Location, int? Line)
{
    public bool IsFolder => !Location.Contains("://", StringComparison.Ordinal);
}
