using Microsoft.DotNet.Interactive;

namespace FineTune.Kernel;

/// <summary>Shows under a cell what becomes of its packages, in one line that is replaced.</summary>
internal sealed class PackageProgress(RunningCell cell) : IProgress<string>
{
    private DisplayedValue? _shown;

    /// <summary>Without the cell's checkpoint: that the work was interrupted is told, too.</summary>
    public void Report(string value)
    {
        if (_shown is null)
            _shown = cell.Display(value);
        else
            _shown.Replace(value);
    }
}
