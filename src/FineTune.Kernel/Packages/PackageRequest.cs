namespace FineTune.Kernel;

/// <summary>One package that a cell asks for.</summary>
/// <param name="Id">As it is written; ids are compared without case.</param>
/// <param name="Range">The versions that will do.</param>
/// <param name="Line">Of the directive in the cell, counted from 1.</param>
internal sealed record PackageRequest(string Id, PackageRange Range, int Line)
{
    public override string ToString() => Range == PackageRange.Newest ? Id : $"{Id} {Range.Text}";
}
