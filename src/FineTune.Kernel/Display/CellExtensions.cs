namespace FineTune.Kernel;

/// <summary>What every cell can call on a value without a using.</summary>
public static class CellExtensions
{
    /// <inheritdoc cref="CellFunctions.display"/>
    public static DisplayedValue Display(this object? value, params string[] mimeTypes) => CellFunctions.display(value, mimeTypes);
}
