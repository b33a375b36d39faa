namespace FineTune.Kernel;

/// <summary>Which cell it is, for a person who has to find it.</summary>
/// <param name="Number">Counts the cells that run, from 1.</param>
/// <param name="Position">Counts all cells of the notebook, from 1.</param>
/// <param name="FirstLine">Its first line that is not empty.</param>
internal sealed record CellPlace(int Number, int Position, string FirstLine)
{
    private const int Width = 60;

    public override string ToString() => $"cell {Number} (cell {Position} of the file, \"{LiveLine.Shorten(FirstLine, Width)}\")";
}
