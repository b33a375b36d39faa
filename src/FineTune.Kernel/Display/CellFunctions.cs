namespace FineTune.Kernel;

/// <summary>What every cell can call without a using.</summary>
public static class CellFunctions
{
    /// <summary>Shows <paramref name="value"/> under the cell that calls it. The name is the one that C# notebooks have always used.</summary>
    /// <param name="value">What to show.</param>
    /// <param name="mimeTypes">The MIME types to show it in; none means those that its type prefers. Plain text is always added.</param>
    public static DisplayedValue display(object? value, params string[] mimeTypes)
    {
        var cell = RunningCell.Required;
        cell.Interruption.Checkpoint();
        return cell.Display(value, mimeTypes);
    }
}
