namespace FineTune.Kernel.Tests;

// Values of the shapes that views tell apart.
internal sealed record Person(string Name, int Age);

internal sealed class Faulty
{
#pragma warning disable CA1822, CA1065 // what is shown are instance properties, and one that throws
    public int Good => 1;

    public int Bad => throw new InvalidOperationException("no");
#pragma warning restore CA1822, CA1065
}

internal sealed class Node
{
    public Node? Next { get; set; }
}

/// <summary>Shaped as Microsoft.Data.Analysis.DataFrame.</summary>
internal sealed record FrameLike(IReadOnlyList<ColumnLike> Columns, IReadOnlyList<object[]> Rows);

internal sealed record ColumnLike(string Name);
