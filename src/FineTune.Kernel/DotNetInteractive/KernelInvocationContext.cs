using FineTune.Kernel;

namespace Microsoft.DotNet.Interactive;

/// <summary>The run of one cell, as code called from it sees it.</summary>
public sealed class KernelInvocationContext
{
    private readonly RunningCell _cell;

    private KernelInvocationContext(RunningCell cell) => _cell = cell;

    /// <summary>The cell that the calling code belongs to; null outside cells.</summary>
    public static KernelInvocationContext? Current => RunningCell.Current is { } cell ? new KernelInvocationContext(cell) : null;

    public Kernel HandlingKernel { get; } = Kernel.Root;

    /// <summary>Cancelled when the cell is interrupted. Whoever asks for it is given time to end by itself.</summary>
    public CancellationToken CancellationToken => _cell.Interruption.Token;

    /// <inheritdoc cref="Kernel.display"/>
    public DisplayedValue Display(object? value, params string[] mimeTypes) => _cell.Display(value, mimeTypes);

    /// <inheritdoc cref="DisplayExtensions.DisplayAs"/>
    public DisplayedValue DisplayAs(string value, string mimeType)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(mimeType);
        return _cell.Display(new MimeText(value, mimeType));
    }
}
